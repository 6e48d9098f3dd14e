package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A request as a provider got it.
 *
 * @param api the first part of the path: whom it was for
 * @param path the rest, with a slash at its beginning
 * @param query without the question mark; empty, if there is none
 * @param body empty, if there is none
 */
public record FakeRequest(
    String api, String method, String path, String query, MultiMap headers, Buffer body) {
  /** The first header of this name, or an empty text. */
  public String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  /** The body as text. */
  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** The body as JSON, with its digits; missing, if it is none. */
  public JsonNode json() {
    return Json.sent(text());
  }

  /** Whether the body asks for a stream by {@code "stream": true}. */
  public boolean wantsStream() {
    return json().path("stream").asBoolean();
  }
}
