@NullMarked
package io.emprops.template.check;

import org.jspecify.annotations.NullMarked;
