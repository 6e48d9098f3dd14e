/** Queues over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.queue;

import org.jspecify.annotations.NullMarked;
