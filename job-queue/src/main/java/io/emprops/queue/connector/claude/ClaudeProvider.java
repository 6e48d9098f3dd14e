package io.emprops.queue.connector.claude;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.ErrorMeanings;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.ApiCalls;
import io.emprops.queue.connector.http.EventStream;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic's Messages API. The payload is the request's body; it is streamed unless it says {@code
 * "stream": false}. The result is the message as the API gives it unstreamed, after its {@code
 * text}: the text of all its blocks.
 */
public final class ClaudeProvider implements Provider {
  private final ApiAccess access;
  private final ApiCalls calls;

  /** Calls this API. */
  public ClaudeProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.calls = new ApiCalls(caller, failures, ErrorMeanings.NONE);
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
    var message = new MessageRequest(PayloadReader.of(payload).object());
    var request =
        OutgoingRequest.postJson(
            access.baseUrl() + "/v1/messages",
            message.body(),
            "text/event-stream, application/json",
            message.headers(access.requiredKey()));
    return calls.call(
        request,
        cancellation,
        answer -> answer(ApiCalls.read(answer, events -> streamed(events, reporter))));
  }

  private static JsonObject streamed(EventStream events, Reporter reporter) {
    var stream = new MessageStream(reporter::output);
    ApiCalls.each(events, event -> take(event, stream), stream::isEnded);
    return stream.whole();
  }

  private static void take(EventStream.Event event, MessageStream stream) {
    JsonObject data = JsonAnswers.parseObject(event.data());
    String type = text(data, "type").orElse(event.name());
    if ("error".equals(type)) {
      throw failure(object(data, "error").orElse(JsonValue.emptyObject()));
    }
    stream.add(type, data);
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
    String said =
        objects(message, "content").stream()
            .map(block -> text(block, "text").orElse(""))
            .collect(Collectors.joining());
    if (text(message, "stop_reason").orElse("").equals("refusal")) {
      throw refusal(message, said);
    }
    if (message.member("content").isEmpty()) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "no-content", "The answer holds no content");
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("text", JsonValue.of(said));
    message.members().forEach(result::putIfAbsent);
    return new Answer(new JsonObject(result), tokens(message));
  }

  /** A refusal comes with status 200; its reason stands in the details, if anywhere. */
  private static ProviderFailedException refusal(JsonObject message, String said) {
    String words =
        object(message, "stop_details").flatMap(why -> text(why, "explanation")).orElse(said);
    return new ProviderFailedException(
        FailureClass.GENERATION_REFUSAL,
        "refusal",
        words.isEmpty() ? "The model declined to answer" : "The model declined: " + words);
  }

  /** The API counts what comes from the cache, and what goes there, apart from the other input. */
  private static Tokens tokens(JsonObject message) {
    JsonObject usage = object(message, "usage").orElse(JsonValue.emptyObject());
    @Nullable Long read = count(usage, "cache_read_input_tokens");
    @Nullable Long written = count(usage, "cache_creation_input_tokens");
    @Nullable Long input = count(usage, "input_tokens");
    if (input != null) {
      input += Objects.requireNonNullElse(read, 0L) + Objects.requireNonNullElse(written, 0L);
    }
    return new Tokens(input, count(usage, "output_tokens"), read, written);
  }
}
