package io.emprops.queue.connector.webhook;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.OutgoingBody;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request's body: {@code body} as JSON with the digits of its numbers, or as it is where it is a
 * string under a Content-Type other than JSON; {@code form} as a browser sends one; {@code
 * multipart} as a browser sends one with files.
 *
 * @param contentType the one to send; empty, where the payload's own stays or there is no body
 * @param isThere whether the payload names a body, perhaps an empty one
 */
record RequestBody(OutgoingBody bytes, Optional<String> contentType, boolean isThere) {
  private static final RequestBody NONE =
      new RequestBody(OutgoingBody.none(), Optional.empty(), false);

  static RequestBody read(PayloadReader reader, Optional<String> givenType) {
    List<String> kinds =
        Stream.of("body", "form", "multipart")
            .filter(name -> reader.value(name).isPresent())
            .toList();
    if (kinds.size() > 1) {
      throw new PayloadException(
          "only one of '%s' and '%s' can be sent"
              .formatted(reader.nameOf(kinds.getFirst()), reader.nameOf(kinds.getLast())));
    }
    return kinds.stream().findFirst().map(kind -> read(kind, reader, givenType)).orElse(NONE);
  }

  private static RequestBody read(String kind, PayloadReader reader, Optional<String> givenType) {
    return switch (kind) {
      case "form" ->
          of(
              OutgoingBody.of(ApiRequest.pairs(reader.object(kind).orElseThrow())),
              "application/x-www-form-urlencoded");
      case "multipart" -> {
        var parts = Multipart.read(reader.objects(kind));
        yield of(parts.bytes(), parts.contentType());
      }
      default -> {
        JsonValue body = reader.value(kind).orElseThrow();
        yield new RequestBody(
            OutgoingBody.of(text(body, givenType.orElse(""))),
            givenType.isPresent() ? Optional.empty() : Optional.of("application/json"),
            true);
      }
    };
  }

  private static RequestBody of(OutgoingBody bytes, String type) {
    return new RequestBody(bytes, Optional.of(type), true);
  }

  private static String text(JsonValue body, String contentType) {
    boolean json = contentType.isEmpty() || contentType.toLowerCase(Locale.ROOT).contains("json");
    return !json && body instanceof JsonString(String text) ? text : body.toJson();
  }
}
