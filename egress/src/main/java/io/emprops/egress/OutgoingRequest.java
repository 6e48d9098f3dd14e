package io.emprops.egress;

import io.emprops.core.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request to somewhere outside.
 *
 * @param headers in order; the same name may come twice
 */
public record OutgoingRequest(
    String method, String url, List<Map.Entry<String, String>> headers, OutgoingBody body) {
  public OutgoingRequest {
    headers = List.copyOf(headers);
  }

  /**
   * With a text as its body.
   *
   * @param body empty for none
   */
  public OutgoingRequest(
      String method, String url, List<Map.Entry<String, String>> headers, String body) {
    this(method, url, headers, OutgoingBody.of(body));
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

  /** Without headers and body: they may hold secrets. */
  @Override
  public String toString() {
    return method + " request";
  }
}
