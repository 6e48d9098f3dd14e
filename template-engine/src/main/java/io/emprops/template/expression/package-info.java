/** Expressions: read, checked against the types of the variables, and computed. */
@NullMarked
package io.emprops.template.expression;

import org.jspecify.annotations.NullMarked;
