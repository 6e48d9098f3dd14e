package io.emprops.it.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Events over a WebSocket, each a frame. */
final class WebSocketLine implements Follower.Line {
  /** Nodes ping every ten seconds at the latest. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(12);

  private static final Duration CONNECT = Duration.ofSeconds(4);

  private final HttpClient http;
  private final String token;

  WebSocketLine(HttpClient http, String token) {
    this.http = http;
    this.token = token;
  }

  /** What a connection brings. */
  private sealed interface Sign {
    record Text(String text) implements Sign {}

    record Alive() implements Sign {}

    record Closed() implements Sign {}
  }

  @Override
  public void read(String node, JobId job, Optional<EventId> since, Follower.Listener listener) {
    String root = node.replaceFirst("http", "ws");
    String query = since.map(id -> "?since=" + id).orElse("");
    BlockingQueue<Sign> signs = new LinkedBlockingQueue<>();
    WebSocket socket;
    try {
      socket =
          http.newWebSocketBuilder()
              .connectTimeout(CONNECT)
              .header("Authorization", "Bearer " + token)
              .buildAsync(URI.create("%s/ws/jobs/%s%s".formatted(root, job, query)), hear(signs))
              .orTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
              .join();
    } catch (CompletionException e) {
      // The node is dead, frozen or cut off: the follower asks another.
      return;
    }
    try {
      while (goesOn(signs.poll(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS), listener)) {
        // Until the connection ends, or the follower has what it wants.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      socket.abort();
    }
  }

  private static boolean goesOn(@Nullable Sign sign, Follower.Listener listener) {
    return switch (sign) {
      case null -> false;
      case Sign.Closed() -> false;
      case Sign.Alive() -> true;
      case Sign.Text(String text) -> {
        JsonNode frame = Wire.parse(text);
        yield listener.take(frame.path("type").asText(), frame);
      }
    };
  }

  private static WebSocket.Listener hear(BlockingQueue<Sign> signs) {
    var part = new StringBuilder();
    return new WebSocket.Listener() {
      @Override
      public @Nullable CompletionStage<?> onText(
          WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
          signs.add(new Sign.Text(part.toString()));
          part.setLength(0);
        }
        socket.request(1);
        return null;
      }

      @Override
      public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        signs.add(new Sign.Alive());
        socket.request(1);
        return null;
      }

      @Override
      public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        signs.add(new Sign.Closed());
        return null;
      }

      @Override
      public void onError(WebSocket socket, Throwable error) {
        signs.add(new Sign.Closed());
      }
    };
  }
}
