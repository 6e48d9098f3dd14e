/** Documents of other kinds, read as documents of the language. */
@NullMarked
package io.emprops.template.component;

import org.jspecify.annotations.NullMarked;
