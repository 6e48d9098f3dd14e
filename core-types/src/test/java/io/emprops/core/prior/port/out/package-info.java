/** What the import's ports promise, and fakes of them. */
@NullMarked
package io.emprops.core.prior.port.out;

import org.jspecify.annotations.NullMarked;
