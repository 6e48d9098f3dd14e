/** The way in. */
@NullMarked
package io.emprops.ui.view.identity;

import org.jspecify.annotations.NullMarked;
