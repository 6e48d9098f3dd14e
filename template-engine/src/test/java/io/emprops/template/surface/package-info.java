@NullMarked
package io.emprops.template.surface;

import org.jspecify.annotations.NullMarked;
