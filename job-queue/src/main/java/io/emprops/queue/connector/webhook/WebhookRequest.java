package io.emprops.queue.connector.webhook;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a request out of a payload. */
final class WebhookRequest {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "proxy-connection",
          "accept-encoding");

  private WebhookRequest() {}

  static OutgoingRequest read(JsonValue payload) {
    PayloadReader reader = PayloadReader.of(payload);
    String url = reader.requiredText("url");
    Optional<JsonValue> body = reader.value("body");
    String method =
        reader.text("method").orElse(body.isPresent() ? "POST" : "GET").toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw new PayloadException("'method' must be one of " + METHODS.stream().sorted().toList());
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>(headers(reader));
    String type = find(headers, "content-type").orElse("");
    if (body.isPresent() && type.isEmpty()) {
      headers.add(Map.entry("Content-Type", "application/json"));
    }
    if (find(headers, "user-agent").isEmpty()) {
      headers.add(Map.entry("User-Agent", "emprops-job-queue"));
    }
    return new OutgoingRequest(
        method, url, headers, body.map(value -> text(value, type)).orElse(""));
  }

  /** The headers that the payload names, in order. */
  static List<Map.Entry<String, String>> headers(PayloadReader reader) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    reader
        .object("headers")
        .ifPresent(given -> given.object().members().forEach((n, v) -> add(headers, n, v)));
    return headers;
  }

  private static void add(List<Map.Entry<String, String>> headers, String name, JsonValue value) {
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new PayloadException("a name in 'headers' is not a header's name");
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new PayloadException("'headers.%s' is set by the connector".formatted(name));
    }
    switch (value) {
      case JsonNull _ -> {}
      case JsonString(String text) -> headers.add(Map.entry(name, checked(name, text)));
      case JsonNumber(String digits) -> headers.add(Map.entry(name, digits));
      case JsonBoolean(boolean bool) -> headers.add(Map.entry(name, String.valueOf(bool)));
      case JsonArray(var elements) -> elements.forEach(element -> add(headers, name, element));
      case JsonObject _ ->
          throw new PayloadException("'headers.%s' must be a string".formatted(name));
    }
  }

  /** Checked here, so that no message of a library can repeat a secret that has a line end. */
  private static String checked(String name, String text) {
    if (!HEADER_VALUE.matcher(text).matches()) {
      throw new PayloadException(
          "'headers.%s' holds a line end or a character outside ASCII".formatted(name));
    }
    return text;
  }

  private static Optional<String> find(List<Map.Entry<String, String>> headers, String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A string under a type that is not JSON goes out as it is; all else as JSON. */
  private static String text(JsonValue body, String contentType) {
    boolean json = contentType.isEmpty() || contentType.toLowerCase(Locale.ROOT).contains("json");
    return !json && body instanceof JsonString(String text) ? text : body.toJson();
  }
}
