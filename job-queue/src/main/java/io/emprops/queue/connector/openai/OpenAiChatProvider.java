package io.emprops.queue.connector.openai;

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
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.ApiCalls;
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

  private final OpenAiCalls calls;

  /** Calls this API. */
  public OpenAiChatProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.calls = new OpenAiCalls(access, caller, failures);
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("openai_chat"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return calls.secrets();
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    return calls.post(
        "/chat/completions",
        body(PayloadReader.of(payload).object()),
        OpenAiCalls.STREAM_OR_JSON,
        cancellation,
        answer -> answer(ApiCalls.read(answer, events -> streamed(events, reporter))));
  }

  private static JsonObject body(JsonObject payload) {
    JsonObject body = OpenAiCalls.streamed(payload);
    if (!body.member("stream").equals(Optional.of(new JsonBoolean(true)))) {
      return body;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(body.members());
    members.putIfAbsent("stream_options", JsonValue.object().put("include_usage", true).build());
    return new JsonObject(members);
  }

  private static JsonObject streamed(EventStream events, Reporter reporter) {
    var stream = new ChatStream(reporter::output);
    boolean ended = false;
    for (var event = events.next(); event.isPresent() && !ended; event = events.next()) {
      ended = END.equals(event.get().data().strip());
      if (!ended) {
        JsonObject chunk = JsonAnswers.parseObject(event.get().data());
        Optional<JsonValue> error = JsonAnswers.member(chunk, "error");
        if (error.isPresent()) {
          throw OpenAiErrors.inStream(error.get());
        }
        stream.add(chunk);
      }
    }
    if (!ended && !stream.isFinished()) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "truncated", "The stream ended before the answer did");
    }
    return stream.completion();
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
    Optional<String> refusal = text(message, "refusal").filter(words -> !words.isEmpty());
    if (refusal.isPresent()) {
      throw OpenAiErrors.refusal(refusal.get());
    }
    if ("content_filter".equals(finish)) {
      throw OpenAiErrors.refusal("the content filter stopped it");
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("text", JsonValue.of(text(message, "content").orElse("")));
    result.put("finish_reason", JsonValue.of(finish));
    completion.members().forEach(result::putIfAbsent);
    return new Answer(
        new JsonObject(result), OpenAiUsage.of(completion, "prompt_tokens", "completion_tokens"));
  }
}
