/** Who asks, for which organisation, and what they may do. */
@NullMarked
package io.emprops.core.identity;

import org.jspecify.annotations.NullMarked;
