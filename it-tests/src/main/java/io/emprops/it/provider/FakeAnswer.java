package io.emprops.it.provider;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a provider answers, before any fault befalls it. */
public sealed interface FakeAnswer {

  /** The status code. */
  int status();

  /** Headers beside Content-Type and those of the connection. */
  Map<String, String> headers();

  /** The same with a further header. */
  FakeAnswer with(String name, String value);

  /** An answer at once. */
  record Whole(int status, String contentType, Buffer body, Map<String, String> headers)
      implements FakeAnswer {
    public Whole {
      headers = Map.copyOf(headers);
    }

    @Override
    public Whole with(String name, String value) {
      return new Whole(status, contentType, body, more(headers, name, value));
    }
  }

  /**
   * An answer in pieces.
   *
   * @param heldAfter after so many pieces it stops for as long as a test holds answers back
   */
  record Streamed(
      String contentType, List<String> pieces, int heldAfter, Map<String, String> headers)
      implements FakeAnswer {
    public Streamed {
      pieces = List.copyOf(pieces);
      headers = Map.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Streamed with(String name, String value) {
      return new Streamed(contentType, pieces, heldAfter, more(headers, name, value));
    }
  }

  /** JSON with this status. */
  static Whole json(int status, String json) {
    return new Whole(status, "application/json", Buffer.buffer(json), Map.of());
  }

  /** Bytes of this media type. */
  static Whole bytes(String contentType, byte[] bytes) {
    return new Whole(200, contentType, Buffer.buffer(bytes), Map.of());
  }

  /** Server-sent events, each made by {@link #event}; the first that tells text is held after. */
  static Streamed events(List<String> events, int heldAfter) {
    return new Streamed("text/event-stream", events, heldAfter, Map.of());
  }

  /** One server-sent event; an empty name leaves that line out. */
  static String event(String name, String data) {
    return (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
  }

  private static Map<String, String> more(Map<String, String> headers, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return more;
  }
}
