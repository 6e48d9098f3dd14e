/** What templates give and take. */
@NullMarked
package io.emprops.core.template;

import org.jspecify.annotations.NullMarked;
