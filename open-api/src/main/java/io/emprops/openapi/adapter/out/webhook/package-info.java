/** Signs and sends webhooks. */
@NullMarked
package io.emprops.openapi.adapter.out.webhook;

import org.jspecify.annotations.NullMarked;
