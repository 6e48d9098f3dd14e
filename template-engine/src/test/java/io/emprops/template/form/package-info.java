@NullMarked
package io.emprops.template.form;

import org.jspecify.annotations.NullMarked;
