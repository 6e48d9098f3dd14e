package io.emprops.queue.connector.claude;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.EventStream;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Anthropic's Messages API. The payload is the request's body; it is streamed unless it says {@code
 * "stream": false}. The result is the message as the API gives it unstreamed, after its {@code
 * text}: the text of all its blocks.
 */
public final class ClaudeProvider implements Provider {
  private static final String API_VERSION = "2023-06-01";

  private final ApiAccess access;
  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls this API. */
  public ClaudeProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("claude_api"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return access.secrets();
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    JsonObject body = body(PayloadReader.of(payload).object());
    var request =
        OutgoingRequest.postJson(
            access.baseUrl() + "/v1/messages",
            body,
            "text/event-stream, application/json",
            Map.of("x-api-key", access.requiredKey(), "anthropic-version", API_VERSION));
    return caller.call(request, cancellation, answer -> read(answer, reporter));
  }

  private static JsonObject body(JsonObject payload) {
    if (payload.member("stream").equals(Optional.of(new JsonBoolean(false)))) {
      return payload;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(payload.members());
    members.put("stream", JsonValue.of(true));
    return new JsonObject(members);
  }

  private Answer read(IncomingAnswer answer, Reporter reporter) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    return answer(
        "text/event-stream".equals(answer.mediaType())
            ? streamed(answer, reporter)
            : JsonAnswers.parseObject(JsonAnswers.text(answer.bytes())));
  }

  private static JsonObject streamed(IncomingAnswer answer, Reporter reporter) {
    var events = new EventStream(answer.body());
    var stream = new MessageStream(reporter::output);
    while (!stream.isEnded()) {
      EventStream.Event event =
          events
              .next()
              .orElseThrow(
                  () ->
                      new ProviderFailedException(
                          FailureClass.RESPONSE_ERROR,
                          "truncated",
                          "The stream ended before the answer did"));
      JsonObject data = JsonAnswers.parseObject(event.data());
      String type = text(data, "type").orElse(event.name());
      if ("error".equals(type)) {
        throw failure(object(data, "error").orElse(JsonValue.emptyObject()));
      }
      stream.add(type, data);
    }
    return stream.whole();
  }

  /** An error after the answer has begun, by the API's own names. */
  private static ProviderFailedException failure(JsonObject error) {
    String type = text(error, "type").orElse("api_error");
    FailureClass failureClass =
        switch (type) {
          case "rate_limit_error" -> FailureClass.RATE_LIMIT;
          case "authentication_error", "permission_error" -> FailureClass.AUTH_ERROR;
          case "invalid_request_error", "not_found_error", "request_too_large" ->
              FailureClass.VALIDATION_ERROR;
          case "billing_error" -> FailureClass.RESOURCE_LIMIT;
          case "timeout_error" -> FailureClass.TIMEOUT;
          default -> FailureClass.SERVICE_ERROR;
        };
    return new ProviderFailedException(
        failureClass,
        type.replace('_', '-'),
        "The provider stopped: " + text(error, "message").orElse(type));
  }

  private static Answer answer(JsonObject message) {
    if (text(message, "stop_reason").orElse("").equals("refusal")) {
      throw new ProviderFailedException(
          FailureClass.GENERATION_REFUSAL, "refusal", "The model declined to answer");
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put(
        "text",
        JsonValue.of(
            objects(message, "content").stream()
                .map(block -> text(block, "text").orElse(""))
                .collect(Collectors.joining())));
    message.members().forEach(result::putIfAbsent);
    JsonObject usage = object(message, "usage").orElse(JsonValue.emptyObject());
    return new Answer(
        new JsonObject(result), count(usage, "input_tokens"), count(usage, "output_tokens"));
  }
}
