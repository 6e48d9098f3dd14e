/** JSON values as data: immutable, ordered, and true to each number's digits. */
@NullMarked
package io.emprops.core.json;

import org.jspecify.annotations.NullMarked;
