/** Text into values that know their place: JSON, placeholders inside strings, and what is wrong. */
@NullMarked
package io.emprops.template.parse;

import org.jspecify.annotations.NullMarked;
