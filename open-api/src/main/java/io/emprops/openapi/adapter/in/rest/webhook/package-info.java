/** Webhooks over HTTP. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.webhook;

import org.jspecify.annotations.NullMarked;
