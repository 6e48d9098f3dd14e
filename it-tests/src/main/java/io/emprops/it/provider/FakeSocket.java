package io.emprops.it.provider;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A WebSocket, whose calls block. */
public final class FakeSocket {
  private final ServerWebSocket socket;
  private final String path;
  private final BlockingQueue<Optional<String>> incoming = new LinkedBlockingQueue<>();

  FakeSocket(ServerWebSocket socket, String path) {
    this.socket = socket;
    this.path = path;
    socket.textMessageHandler(text -> incoming.add(Optional.of(text)));
    socket.closeHandler(_ -> incoming.add(Optional.empty()));
    socket.exceptionHandler(_ -> incoming.add(Optional.empty()));
  }

  /** Its path below its API. */
  public String path() {
    return path;
  }

  /** Without the question mark; empty, if there is none. */
  public String query() {
    return Optional.ofNullable(socket.query()).orElse("");
  }

  /** Sends text; does nothing once the other side is gone. */
  public void send(String text) {
    if (isOpen()) {
      Blocking.on(socket.writeTextMessage(text));
    }
  }

  /** Sends bytes; does nothing once the other side is gone. */
  public void send(byte[] bytes) {
    if (isOpen()) {
      Blocking.on(socket.writeBinaryMessage(Buffer.buffer(bytes)));
    }
  }

  /** The next text; empty once the other side is gone. */
  public Optional<String> receive() {
    try {
      return incoming.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whether the other side is there. */
  public boolean isOpen() {
    return !socket.isClosed();
  }

  /** Ends it. */
  public void close() {
    Blocking.on(socket.close());
  }
}
