/** What every implementation of the batches' ports promises, and the ones for tests. */
@NullMarked
package io.emprops.core.batch.port.out;

import org.jspecify.annotations.NullMarked;
