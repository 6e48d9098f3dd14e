package io.emprops.queue.connector.claude;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A payload as a request of the Messages API: some of its members go as headers.
 *
 * @param payload the request's body, with {@code anthropic_version} and {@code betas} as further
 *     members
 */
record MessageRequest(JsonObject payload) {
  /** As the API's versions on other clouds have it in the body. */
  private static final String VERSION = "anthropic_version";

  /** Names of features that are not yet for all. */
  private static final String BETAS = "betas";

  /** The version whose requests may hold temperature, top_p and top_k. */
  private static final String FIRST_VERSION = "2023-06-01";

  /** The headers, as the official clients of that version send them. */
  Map<String, String> headers(String key) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (version().equals(FIRST_VERSION)) {
      headers.put("x-api-key", key);
    } else {
      headers.put("Authorization", "Bearer " + key);
    }
    headers.put("anthropic-version", version());
    String betas =
        payload.member(BETAS).orElseGet(JsonValue::ofNull) instanceof JsonArray(var names)
            ? names.stream().map(MessageRequest::text).collect(Collectors.joining(","))
            : "";
    if (!betas.isEmpty()) {
      headers.put("anthropic-beta", betas);
    }
    return headers;
  }

  /** The request's body: a stream unless it says otherwise, and without what goes as a header. */
  JsonObject body() {
    Map<String, JsonValue> members = new LinkedHashMap<>(payload.members());
    members.remove(VERSION);
    members.remove(BETAS);
    if (!payload.member("stream").equals(Optional.of(new JsonBoolean(false)))) {
      members.put("stream", JsonValue.of(true));
    }
    return new JsonObject(members);
  }

  private String version() {
    return payload.member(VERSION).map(MessageRequest::text).orElse(FIRST_VERSION);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString(String text) ? text : value.toJson();
  }
}
