/** Patterns that are searched in text, in linear time and of a bounded size. */
@NullMarked
package io.emprops.template.pattern;

import org.jspecify.annotations.NullMarked;
