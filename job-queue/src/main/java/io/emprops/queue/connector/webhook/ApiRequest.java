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
import io.emprops.queue.connector.http.SecretHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request as a payload writes it: {@code url}, {@code query}, {@code method} (POST where there is
 * a body, else GET), {@code headers}, and one of {@code body}, {@code form} and {@code multipart}.
 */
public final class ApiRequest {
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

  private ApiRequest() {}

  /**
   * Reads it.
   *
   * @throws PayloadException if it does not fit
   */
  public static OutgoingRequest read(PayloadReader reader) {
    return read(reader, reader.requiredText("url"), headers(reader));
  }

  /** Reads all but the address and the headers, which the caller knows. */
  public static OutgoingRequest read(
      PayloadReader reader, String url, List<Map.Entry<String, String>> given) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(given);
    RequestBody body = RequestBody.read(reader, find(headers, "content-type"));
    String method =
        reader.text("method").orElse(body.isThere() ? "POST" : "GET").toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) {
      throw new PayloadException(
          "'%s' must be one of %s"
              .formatted(reader.nameOf("method"), METHODS.stream().sorted().toList()));
    }
    body.contentType()
        .ifPresent(
            type -> {
              headers.removeIf(header -> header.getKey().equalsIgnoreCase("content-type"));
              headers.add(Map.entry("Content-Type", type));
            });
    if (find(headers, "user-agent").isEmpty()) {
      headers.add(Map.entry("User-Agent", "emprops-job-queue"));
    }
    return new OutgoingRequest(method, withQuery(reader, url), headers, body.bytes());
  }

  /** The headers that the payload names, in order. */
  public static List<Map.Entry<String, String>> headers(PayloadReader reader) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    reader
        .object("headers")
        .ifPresent(
            given ->
                given.object().members().forEach((n, v) -> add(headers, given.nameOf(n), n, v)));
    return headers;
  }

  /** What of its headers must not come back; empty, where they do not fit. */
  public static Set<String> secrets(PayloadReader reader) {
    try {
      return headers(reader).stream()
          .flatMap(header -> SecretHeaders.of(header.getKey(), header.getValue()).stream())
          .collect(Collectors.toSet());
    } catch (PayloadException e) {
      return Set.of();
    }
  }

  private static void add(
      List<Map.Entry<String, String>> headers, String shown, String name, JsonValue value) {
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new PayloadException("a name in 'headers' is not a header's name");
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new PayloadException("'%s' is set by the connector".formatted(shown));
    }
    switch (value) {
      case JsonNull _ -> {}
      case JsonString(String text) -> headers.add(Map.entry(name, checked(shown, text)));
      case JsonNumber(String digits) -> headers.add(Map.entry(name, digits));
      case JsonBoolean(boolean bool) -> headers.add(Map.entry(name, String.valueOf(bool)));
      case JsonArray(var elements) ->
          elements.forEach(element -> add(headers, shown, name, element));
      case JsonObject _ -> throw new PayloadException("'%s' must be a string".formatted(shown));
    }
  }

  /** Checked here, so that no message of a library can repeat a secret that has a line end. */
  private static String checked(String shown, String text) {
    if (!HEADER_VALUE.matcher(text).matches()) {
      throw new PayloadException(
          "'%s' holds a line end or a character outside ASCII".formatted(shown));
    }
    return text;
  }

  private static Optional<String> find(List<Map.Entry<String, String>> headers, String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Adds the members of {@code query} to what the URL asks already, before its fragment. */
  private static String withQuery(PayloadReader reader, String url) {
    Optional<PayloadReader> query = reader.object("query");
    if (query.isEmpty() || query.get().object().members().isEmpty()) {
      return url;
    }
    String added = pairs(query.get());
    int hash = url.indexOf('#');
    String bare = hash < 0 ? url : url.substring(0, hash);
    if (added.isEmpty()) {
      return bare;
    }
    String joint = bare.contains("?") ? (bare.endsWith("?") ? "" : "&") : "?";
    return bare + joint + added;
  }

  /** As forms are written: names and values escaped, a list's elements one after the other. */
  static String pairs(PayloadReader fields) {
    List<String> pairs = new ArrayList<>();
    fields
        .object()
        .members()
        .forEach(
            (name, value) ->
                texts(fields.nameOf(name), value)
                    .forEach(text -> pairs.add(escaped(name) + "=" + escaped(text))));
    return String.join("&", pairs);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The texts that a field stands for: none for null, several for a list. */
  static List<String> texts(String shown, JsonValue value) {
    return switch (value) {
      case JsonNull _ -> List.of();
      case JsonString(String text) -> List.of(text);
      case JsonNumber(String digits) -> List.of(digits);
      case JsonBoolean(boolean bool) -> List.of(String.valueOf(bool));
      case JsonArray(var elements) ->
          elements.stream().flatMap(element -> texts(shown, element).stream()).toList();
      case JsonObject _ ->
          throw new PayloadException("'%s' must be a text, a number or a list".formatted(shown));
    };
  }
}
