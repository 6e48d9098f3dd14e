/** Components that Vaadin does not have. */
@NullMarked
package io.emprops.ui.component;

import org.jspecify.annotations.NullMarked;
