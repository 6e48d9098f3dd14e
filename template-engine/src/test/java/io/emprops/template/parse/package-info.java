@NullMarked
package io.emprops.template.parse;

import org.jspecify.annotations.NullMarked;
