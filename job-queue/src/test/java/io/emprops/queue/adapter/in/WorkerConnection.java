package io.emprops.queue.adapter.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A worker's WebSocket, as a worker in any language would use it. */
final class WorkerConnection implements AutoCloseable {
  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  WorkerConnection(int port, String token) {
    socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/worker"), new Collector())
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }

  /** Sends a message and waits for the next frame. */
  JsonObject ask(String message) {
    send(message);
    return next();
  }

  void send(String message) {
    socket.sendText(message.replace('\'', '"'), true).join();
  }

  JsonObject next() {
    try {
      String frame = frames.poll(15, TimeUnit.SECONDS);
      assertThat(frame).as("a frame").isNotNull();
      return (JsonObject) JsonText.parse(Objects.requireNonNull(frame));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static String text(JsonObject message, String... path) {
    JsonValue value = message;
    for (String member : path) {
      JsonValue outer = value;
      value =
          ((JsonObject) value)
              .member(member)
              .orElseThrow(() -> new AssertionError("no '%s': %s".formatted(member, outer)));
    }
    return value instanceof JsonString(String text) ? text : value.toJson();
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }

  private final class Collector implements WebSocket.Listener {
    private final StringBuilder frame = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      frame.append(part);
      if (last) {
        frames.add(frame.toString());
        frame.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
