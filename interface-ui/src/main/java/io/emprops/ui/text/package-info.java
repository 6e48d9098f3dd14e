/** The texts of the screens. */
@NullMarked
package io.emprops.ui.text;

import org.jspecify.annotations.NullMarked;
