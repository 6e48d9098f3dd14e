/** What keeping and sealing secrets needs from outside. */
@NullMarked
package io.emprops.core.secret.port.out;

import org.jspecify.annotations.NullMarked;
