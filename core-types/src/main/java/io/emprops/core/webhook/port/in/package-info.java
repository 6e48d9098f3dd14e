/** What can be done with webhooks. */
@NullMarked
package io.emprops.core.webhook.port.in;

import org.jspecify.annotations.NullMarked;
