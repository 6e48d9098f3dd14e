/** What can be asked of workflows. */
@NullMarked
package io.emprops.core.workflow.port.in;

import org.jspecify.annotations.NullMarked;
