/** What every store of assets promises. */
@NullMarked
package io.emprops.core.asset.port.out;

import org.jspecify.annotations.NullMarked;
