/** Where files are kept, for the services that write and serve them. */
@NullMarked
package io.emprops.assets;

import org.jspecify.annotations.NullMarked;
