/** Webhooks, tested. */
@NullMarked
package io.emprops.openapi.application.webhook;

import org.jspecify.annotations.NullMarked;
