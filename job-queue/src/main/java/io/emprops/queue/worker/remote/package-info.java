/** A gateway in another process, as a worker reaches it: over a WebSocket, or over HTTP. */
@NullMarked
package io.emprops.queue.worker.remote;

import org.jspecify.annotations.NullMarked;
