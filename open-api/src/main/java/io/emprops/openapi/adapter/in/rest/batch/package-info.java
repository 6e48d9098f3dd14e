/** Batches over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.batch;

import org.jspecify.annotations.NullMarked;
