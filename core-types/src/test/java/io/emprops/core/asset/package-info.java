/** Tests of assets' values. */
@NullMarked
package io.emprops.core.asset;

import org.jspecify.annotations.NullMarked;
