package io.emprops.queue.connector.webhook;

import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.egress.IncomingAnswer;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a payload says of the answer.
 *
 * @param success status codes that are a success; those from 200 to 299, if there are none
 * @param stream how it comes in pieces, if it does
 * @param place where the result stands in the body
 * @param timeout for all of it
 */
record AnswerReading(
    AnswerBody.Kind kind,
    Set<Integer> success,
    Optional<DeclaredStream> stream,
    Optional<JsonPlace> place,
    boolean followRedirects,
    Optional<Duration> timeout) {
  private static final int LONGEST_TIMEOUT_MS = 3_600_000;
  private static final List<String> KEPT_HEADERS =
      List.of(
          "content-type",
          "content-language",
          "date",
          "etag",
          "last-modified",
          "link",
          "location",
          "x-request-id");

  AnswerReading {
    success = Set.copyOf(success);
  }

  static AnswerReading read(PayloadReader reader) {
    return new AnswerReading(
        kind(reader),
        reader.list("success").stream().map(AnswerReading::status).collect(Collectors.toSet()),
        DeclaredStream.read(reader),
        reader.place("result_path"),
        reader.flag("follow_redirects", false),
        reader
            .value("timeout_ms")
            .map(_ -> Duration.ofMillis(reader.integer("timeout_ms", 1, LONGEST_TIMEOUT_MS, 1))));
  }

  private static AnswerBody.Kind kind(PayloadReader reader) {
    String name = reader.text("read_as").orElse("auto");
    return AnswerBody.Kind.of(name)
        .orElseThrow(
            () -> new PayloadException("'read_as' must be 'auto', 'json', 'text' or 'file'"));
  }

  private static int status(JsonValue value) {
    if (value instanceof JsonNumber(String digits) && digits.matches("[1-5][0-9]{2}")) {
      return Integer.parseInt(digits);
    }
    throw new PayloadException("'success' must be a list of status codes");
  }

  boolean isSuccess(IncomingAnswer answer) {
    return success.isEmpty() ? answer.isSuccess() : success.contains(answer.status());
  }

  /** The result where no part of it was asked for. */
  JsonValue whole(IncomingAnswer answer, JsonValue body) {
    var headers = JsonValue.object();
    for (String name : KEPT_HEADERS) {
      answer.header(name).ifPresent(value -> headers.put(name, value));
    }
    return JsonValue.object()
        .put("status", answer.status())
        .put("headers", headers.build())
        .put("body", body)
        .build();
  }
}
