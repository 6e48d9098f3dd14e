/** The one catalogue of errors, and the shapes in which they are told. */
@NullMarked
package io.emprops.core.problem;

import org.jspecify.annotations.NullMarked;
