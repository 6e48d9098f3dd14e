/** The rules of batches. */
@NullMarked
package io.emprops.core.batch;

import org.jspecify.annotations.NullMarked;
