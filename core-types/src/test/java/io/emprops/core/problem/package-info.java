/** Tests of this package. */
@NullMarked
package io.emprops.core.problem;

import org.jspecify.annotations.NullMarked;
