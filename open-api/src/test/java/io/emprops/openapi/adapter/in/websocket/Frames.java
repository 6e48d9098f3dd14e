package io.emprops.openapi.adapter.in.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What comes over a WebSocket, and how it ends. */
final class Frames implements WebSocket.Listener {
  private final JsonMapper mapper = new JsonMapper();
  private final List<JsonNode> frames = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket socket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(read(part.toString()));
      part.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.completeExceptionally(error);
  }

  /** The code of the close frame, once it has come. */
  int code() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** All frames so far. */
  synchronized List<JsonNode> all() {
    return List.copyOf(frames);
  }

  /** The members of this name, of all frames so far. */
  List<String> each(String member) {
    return all().stream().map(frame -> frame.path(member).asText()).toList();
  }

  private JsonNode read(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a frame is no JSON: " + text, e);
    }
  }
}
