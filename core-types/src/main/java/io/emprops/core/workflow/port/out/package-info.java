/** What workflows need from outside. */
@NullMarked
package io.emprops.core.workflow.port.out;

import org.jspecify.annotations.NullMarked;
