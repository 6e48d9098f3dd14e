@NullMarked
package io.emprops.template.render;

import org.jspecify.annotations.NullMarked;
