/** Workers that keep a connection open. */
@NullMarked
package io.emprops.queue.adapter.in.websocket;

import org.jspecify.annotations.NullMarked;
