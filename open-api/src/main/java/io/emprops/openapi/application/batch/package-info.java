/** Accepts, shows and steers batches, and makes jobs of their rows. */
@NullMarked
package io.emprops.openapi.application.batch;

import org.jspecify.annotations.NullMarked;
