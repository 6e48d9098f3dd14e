/** The template as a tree that is made once and rendered often. */
@NullMarked
package io.emprops.template.ast;

import org.jspecify.annotations.NullMarked;
