@NullMarked
package io.emprops.template.expression;

import org.jspecify.annotations.NullMarked;
