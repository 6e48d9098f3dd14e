/** What definitions look like to those who fill them in: forms and schemas. */
@NullMarked
package io.emprops.template.form;

import org.jspecify.annotations.NullMarked;
