package io.emprops.queue.connector.openai;

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

/**
 * Chat completions of OpenAI and of every compatible server. The payload is the request's body; it
 * is streamed unless it says {@code "stream": false}. The result is the completion as the server
 * gives it unstreamed, after {@code text} and {@code finish_reason} of its first choice.
 */
public final class OpenAiChatProvider implements Provider {
  private static final String END = "[DONE]";

  private final ApiAccess access;
  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls this API. */
  public OpenAiChatProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("openai_chat"));
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
            access.baseUrl() + "/chat/completions",
            body,
            "text/event-stream, application/json",
            Map.of("Authorization", "Bearer " + access.requiredKey()));
    return caller.call(request, cancellation, answer -> read(answer, reporter));
  }

  private static JsonObject body(JsonObject payload) {
    if (payload.member("stream").equals(Optional.of(new JsonBoolean(false)))) {
      return payload;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(payload.members());
    members.put("stream", JsonValue.of(true));
    members.putIfAbsent("stream_options", JsonValue.object().put("include_usage", true).build());
    return new JsonObject(members);
  }

  private Answer read(IncomingAnswer answer, Reporter reporter) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    JsonObject completion =
        "text/event-stream".equals(answer.mediaType())
            ? streamed(answer, reporter)
            : JsonAnswers.parseObject(JsonAnswers.text(answer.bytes()));
    return answer(completion);
  }

  private static JsonObject streamed(IncomingAnswer answer, Reporter reporter) {
    var events = new EventStream(answer.body());
    var stream = new ChatStream(reporter::output);
    boolean ended = false;
    for (var event = events.next(); event.isPresent() && !ended; event = events.next()) {
      ended = END.equals(event.get().data().strip());
      if (!ended) {
        JsonObject chunk = JsonAnswers.parseObject(event.get().data());
        chunk.member("error").ifPresent(OpenAiChatProvider::fail);
        stream.add(chunk);
      }
    }
    if (!ended && !stream.isFinished()) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "truncated", "The stream ended before the answer did");
    }
    return stream.completion();
  }

  /** An error after the answer has begun. */
  private static void fail(JsonValue error) {
    String message =
        error instanceof JsonObject object
            ? text(object, "message").orElseGet(error::toJson)
            : error.toJson();
    throw new ProviderFailedException(
        FailureClass.SERVICE_ERROR, "stream-error", "The provider stopped: " + message);
  }

  private static Answer answer(JsonObject completion) {
    JsonObject choice =
        objects(completion, "choices").stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new ProviderFailedException(
                        FailureClass.RESPONSE_ERROR, "no-choice", "The answer holds no choice"));
    JsonObject message = object(choice, "message").orElse(JsonValue.emptyObject());
    String finish = text(choice, "finish_reason").orElse("");
    text(message, "refusal")
        .filter(words -> !words.isEmpty())
        .ifPresent(OpenAiChatProvider::refuse);
    if ("content_filter".equals(finish)) {
      refuse("the content filter stopped it");
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("text", JsonValue.of(text(message, "content").orElse("")));
    result.put("finish_reason", JsonValue.of(finish));
    completion.members().forEach(result::putIfAbsent);
    JsonObject usage = object(completion, "usage").orElse(JsonValue.emptyObject());
    return new Answer(
        new JsonObject(result), count(usage, "prompt_tokens"), count(usage, "completion_tokens"));
  }

  private static void refuse(String words) {
    throw new ProviderFailedException(
        FailureClass.GENERATION_REFUSAL, "refusal", "The model declined: " + words);
  }
}
