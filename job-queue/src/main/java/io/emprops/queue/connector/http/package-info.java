/** What connectors of HTTP APIs share: access, event streams, JSON answers, secret headers. */
@NullMarked
package io.emprops.queue.connector.http;

import org.jspecify.annotations.NullMarked;
