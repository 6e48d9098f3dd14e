/** The screens. */
@NullMarked
package io.emprops.ui;

import org.jspecify.annotations.NullMarked;
