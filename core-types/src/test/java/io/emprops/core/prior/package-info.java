/** Prior jobs for tests. */
@NullMarked
package io.emprops.core.prior;

import org.jspecify.annotations.NullMarked;
