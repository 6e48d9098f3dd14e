package io.emprops.openapi.adapter.in.websocket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * What frames are sent over; each is sent once somebody subscribes, and done once it is written.
 */
interface Wire {

  /** A WebSocket. */
  static Wire of(WebSocketConnection connection) {
    return new Wire() {
      @Override
      public String name() {
        return connection.id();
      }

      @Override
      public Uni<Void> text(String text) {
        return connection.sendText(text);
      }

      @Override
      public Uni<Void> ping() {
        return connection.sendPing(Buffer.buffer());
      }

      @Override
      public Uni<Void> close(CloseReason reason) {
        return connection.close(reason);
      }
    };
  }

  /** For logs. */
  String name();

  /** A frame of text. */
  Uni<Void> text(String text);

  /** A sign of life. */
  Uni<Void> ping();

  /** The last frame. */
  Uni<Void> close(CloseReason reason);
}
