/** The form that a template's variables make up. */
@NullMarked
package io.emprops.ui.component.form;

import org.jspecify.annotations.NullMarked;
