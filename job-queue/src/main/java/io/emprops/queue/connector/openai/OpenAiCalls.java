package io.emprops.queue.connector.openai;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.Provider.Answer;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.ApiCalls;
import io.emprops.queue.connector.webhook.Multipart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Calls of OpenAI's API and of servers that speak it. */
final class OpenAiCalls {
  static final String STREAM_OR_JSON = "text/event-stream, application/json";

  private final ApiAccess access;
  private final ApiCalls calls;

  OpenAiCalls(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.calls = new ApiCalls(caller, failures, OpenAiErrors::meaning);
  }

  Set<String> secrets() {
    return access.secrets();
  }

  /** Posts JSON to this path below the base URL. */
  Answer post(
      String path,
      JsonObject body,
      String accept,
      Cancellation cancellation,
      Function<IncomingAnswer, Answer> reader) {
    return calls.call(
        OutgoingRequest.postJson(access.baseUrl() + path, body, accept, headers()),
        cancellation,
        reader);
  }

  /** Posts a form to this path below the base URL. */
  Answer post(
      String path,
      Multipart form,
      Cancellation cancellation,
      Function<IncomingAnswer, Answer> reader) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers().entrySet());
    all.add(Map.entry("Content-Type", form.contentType()));
    all.add(Map.entry("Accept", STREAM_OR_JSON));
    return calls.call(
        new OutgoingRequest("POST", access.baseUrl() + path, all, form.bytes()),
        cancellation,
        reader);
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + access.requiredKey());
  }

  /** The payload as a request for a stream, unless it says {@code "stream": false}. */
  static JsonObject streamed(JsonObject payload) {
    if (payload.member("stream").equals(Optional.of(new JsonBoolean(false)))) {
      return payload;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(payload.members());
    members.put("stream", JsonValue.of(true));
    return new JsonObject(members);
  }
}
