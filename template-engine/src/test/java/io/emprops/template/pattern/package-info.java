@NullMarked
package io.emprops.template.pattern;

import org.jspecify.annotations.NullMarked;
