/** How tables become batches, and rows jobs. */
@NullMarked
package io.emprops.openapi.application.batch;

import org.jspecify.annotations.NullMarked;
