/** The rules of the architecture as tests: what may see what, and what is named how. */
@NullMarked
package io.emprops.it.architecture;

import org.jspecify.annotations.NullMarked;
