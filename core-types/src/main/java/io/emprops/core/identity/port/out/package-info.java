/** What identity needs from outside. */
@NullMarked
package io.emprops.core.identity.port.out;

import org.jspecify.annotations.NullMarked;
