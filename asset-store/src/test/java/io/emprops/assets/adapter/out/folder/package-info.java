/** Tests of the store of assets. */
@NullMarked
package io.emprops.assets.adapter.out.folder;

import org.jspecify.annotations.NullMarked;
