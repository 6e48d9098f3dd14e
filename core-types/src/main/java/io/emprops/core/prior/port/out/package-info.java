/** What the import of prior jobs needs from outside. */
@NullMarked
package io.emprops.core.prior.port.out;

import org.jspecify.annotations.NullMarked;
