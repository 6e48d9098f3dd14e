/** Tests of this package. */
@NullMarked
package io.emprops.core.json;

import org.jspecify.annotations.NullMarked;
