/** Values of secrets, tested. */
@NullMarked
package io.emprops.core.secret;

import org.jspecify.annotations.NullMarked;
