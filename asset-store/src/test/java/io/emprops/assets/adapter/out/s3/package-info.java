/** Tests of the store of assets. */
@NullMarked
package io.emprops.assets.adapter.out.s3;

import org.jspecify.annotations.NullMarked;
