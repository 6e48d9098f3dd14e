package io.emprops.queue.connector.webhook;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.IncomingAnswer;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.EventStream;
import io.emprops.queue.connector.http.EventStream.Event;
import io.emprops.queue.connector.http.LineStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a payload says of an answer that comes in pieces: {@code stream: {format, text_path,
 * error_path, end}}. The result's body is {@code {text, events}}: the text of all pieces, and the
 * pieces.
 *
 * @param format {@code sse} or {@code ndjson}
 * @param text where a piece's text stands; all of it, if absent
 * @param error where a piece tells of an error
 * @param end the piece after which nothing is read
 */
record DeclaredStream(
    String format, Optional<JsonPlace> text, Optional<JsonPlace> error, Optional<String> end) {
  private static final List<String> FORMATS = List.of("sse", "ndjson");
  private static final String USUAL_END = "[DONE]";

  static Optional<DeclaredStream> read(PayloadReader payload) {
    return payload.object("stream").map(DeclaredStream::of);
  }

  private static DeclaredStream of(PayloadReader stream) {
    String format = stream.text("format").orElse("sse");
    if (!FORMATS.contains(format)) {
      throw new PayloadException(
          "'%s' must be one of %s".formatted(stream.nameOf("format"), FORMATS));
    }
    return new DeclaredStream(
        format, stream.place("text_path"), stream.place("error_path"), stream.text("end"));
  }

  /** Reads all of it, and tells each piece of text as it comes. */
  JsonValue read(IncomingAnswer answer, Consumer<String> listener) {
    Supplier<Optional<String>> pieces = pieces(answer);
    List<JsonValue> events = new ArrayList<>();
    var whole = new StringBuilder();
    String last = end.orElse(USUAL_END);
    for (var piece = pieces.get(); piece.isPresent(); piece = pieces.get()) {
      if (piece.get().strip().equals(last)) {
        break;
      }
      JsonValue event = parsed(piece.get());
      error.flatMap(place -> place.in(event)).ifPresent(DeclaredStream::fail);
      events.add(event);
      String words =
          text.map(place -> place.in(event).map(DeclaredStream::words).orElse(""))
              .orElse(piece.get() + "\n");
      if (!words.isEmpty()) {
        whole.append(words);
        listener.accept(words);
      }
    }
    return JsonValue.object()
        .put("text", whole.toString())
        .put("events", new JsonArray(events))
        .build();
  }

  private Supplier<Optional<String>> pieces(IncomingAnswer answer) {
    if (format.equals("ndjson")) {
      var lines = new LineStream(answer.body());
      return lines::next;
    }
    var events = new EventStream(answer.body());
    return () -> events.next().map(Event::data);
  }

  private static JsonValue parsed(String piece) {
    try {
      return JsonText.parse(piece);
    } catch (JsonTextException e) {
      return JsonValue.of(piece);
    }
  }

  private static String words(JsonValue value) {
    return switch (value) {
      case JsonString(String own) -> own;
      case JsonNull _ -> "";
      case JsonNumber _, JsonBoolean _, JsonArray _, JsonObject _ -> value.toJson();
    };
  }

  private static void fail(JsonValue error) {
    if (!(error instanceof JsonNull)) {
      throw new ProviderFailedException(
          FailureClass.SERVICE_ERROR, "stream-error", "The provider stopped: " + words(error));
    }
  }
}
