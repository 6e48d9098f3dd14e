/** What every implementation promises. */
@NullMarked
package io.emprops.core.identity.port.out;

import org.jspecify.annotations.NullMarked;
