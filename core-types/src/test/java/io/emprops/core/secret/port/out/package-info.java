/** What keeping secrets needs from outside: contracts. */
@NullMarked
package io.emprops.core.secret.port.out;

import org.jspecify.annotations.NullMarked;
