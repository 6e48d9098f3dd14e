/** What can be asked of the import of prior jobs. */
@NullMarked
package io.emprops.core.prior.port.in;

import org.jspecify.annotations.NullMarked;
