/** Readers that keep a connection open. */
@NullMarked
package io.emprops.openapi.adapter.in.websocket;

import org.jspecify.annotations.NullMarked;
