/** Puts values into a compiled template. */
@NullMarked
package io.emprops.template.render;

import org.jspecify.annotations.NullMarked;
