/** The template language, as cases and as properties. */
@NullMarked
package io.emprops.template;

import org.jspecify.annotations.NullMarked;
