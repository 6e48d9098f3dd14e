/** Jobs that wait in the prior system, and what they become here. */
@NullMarked
package io.emprops.core.prior;

import org.jspecify.annotations.NullMarked;
