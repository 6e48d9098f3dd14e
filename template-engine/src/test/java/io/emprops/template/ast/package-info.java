@NullMarked
package io.emprops.template.ast;

import org.jspecify.annotations.NullMarked;
