/** What every store does with content before it keeps it. */
@NullMarked
package io.emprops.assets.adapter.out;

import org.jspecify.annotations.NullMarked;
