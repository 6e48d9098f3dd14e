/** Definitions of variables, and inputs held against them. */
@NullMarked
package io.emprops.template.check;

import org.jspecify.annotations.NullMarked;
