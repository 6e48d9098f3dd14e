/** What batches need from outside. */
@NullMarked
package io.emprops.core.batch.port.out;

import org.jspecify.annotations.NullMarked;
