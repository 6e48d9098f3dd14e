/** What every implementation promises. */
@NullMarked
package io.emprops.core.workflow.port.out;

import org.jspecify.annotations.NullMarked;
