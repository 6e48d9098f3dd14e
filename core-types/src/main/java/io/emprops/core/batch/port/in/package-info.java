/** What can be asked of batches. */
@NullMarked
package io.emprops.core.batch.port.in;

import org.jspecify.annotations.NullMarked;
