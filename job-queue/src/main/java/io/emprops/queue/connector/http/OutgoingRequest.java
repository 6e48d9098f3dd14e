package io.emprops.queue.connector.http;

import io.emprops.core.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request to a provider.
 *
 * @param headers in order; the same name may come twice
 * @param body empty for none
 */
public record OutgoingRequest(
    String method, String url, List<Map.Entry<String, String>> headers, String body) {
  public OutgoingRequest {
    headers = List.copyOf(headers);
  }

  /** A POST of JSON that wants an answer of this type. */
  public static OutgoingRequest postJson(
      String url, JsonValue body, String accept, Map<String, String> headers) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    all.add(Map.entry("Content-Type", "application/json"));
    all.add(Map.entry("Accept", accept));
    all.addAll(headers.entrySet());
    return new OutgoingRequest("POST", url, all, body.toJson());
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Without headers and body: they may hold secrets. */
  @Override
  public String toString() {
    return method + " request";
  }
}
