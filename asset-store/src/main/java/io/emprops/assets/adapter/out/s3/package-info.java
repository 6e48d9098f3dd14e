/** Assets in a bucket of S3, or of a server that speaks as it does. */
@NullMarked
package io.emprops.assets.adapter.out.s3;

import org.jspecify.annotations.NullMarked;
