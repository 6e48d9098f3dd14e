/** Assets in a folder that the services share. */
@NullMarked
package io.emprops.assets.adapter.out.folder;

import org.jspecify.annotations.NullMarked;
