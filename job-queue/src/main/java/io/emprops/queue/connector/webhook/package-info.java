/** The connector to any HTTP API. */
@NullMarked
package io.emprops.queue.connector.webhook;

import org.jspecify.annotations.NullMarked;
