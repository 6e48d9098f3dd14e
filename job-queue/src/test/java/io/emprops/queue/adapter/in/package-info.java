/** The running gateway over HTTP and WebSocket. */
@NullMarked
package io.emprops.queue.adapter.in;

import org.jspecify.annotations.NullMarked;
