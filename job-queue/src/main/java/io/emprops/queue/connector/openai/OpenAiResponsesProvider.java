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
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.ApiCalls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * OpenAI's Responses API. The payload is the request's body; it is streamed unless it says {@code
 * "stream": false}. The result is the response as the API gives it unstreamed, after {@code text},
 * the text of all its messages. A response in the background is always streamed, and is cancelled
 * at the provider by its id, since closing the connection would not stop it.
 */
public final class OpenAiResponsesProvider implements Provider {
  private static final String PATH = "/responses";

  private final OpenAiCalls calls;

  /** Calls this API. */
  public OpenAiResponsesProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.calls = new OpenAiCalls(access, caller, failures);
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("openai_responses"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return calls.secrets();
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    JsonObject asked = PayloadReader.of(payload).object();
    boolean inBackground = asked.member("background").equals(Optional.of(new JsonBoolean(true)));
    var stream = new ResponseStream(reporter);
    try {
      return calls.post(
          PATH,
          inBackground ? forcedStream(asked) : OpenAiCalls.streamed(asked),
          OpenAiCalls.STREAM_OR_JSON,
          cancellation,
          answer -> answer(ApiCalls.read(answer, stream::read)));
    } catch (CallFailedException e) {
      if (inBackground && cancellation.isRequested()) {
        stream.id().ifPresent(this::cancel);
      }
      throw e;
    }
  }

  private static JsonObject forcedStream(JsonObject asked) {
    Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
    members.put("stream", JsonValue.of(true));
    return new JsonObject(members);
  }

  private void cancel(String id) {
    try {
      calls.post(
          PATH + "/" + id + "/cancel",
          JsonValue.emptyObject(),
          "application/json",
          new Unstoppable(),
          answer -> new Answer(ApiCalls.read(answer), Tokens.none()));
    } catch (CallFailedException _) {
      // The job is cancelled either way; a response that has ended by then cannot be.
    }
  }

  private static Answer answer(JsonObject response) {
    switch (text(response, "status").orElse("completed")) {
      case "failed" ->
          throw OpenAiErrors.inStream(object(response, "error").orElse(JsonValue.emptyObject()));
      case "cancelled" ->
          throw new ProviderFailedException(
              FailureClass.SERVICE_ERROR,
              "cancelled",
              "The response was cancelled at the provider");
      default -> requireAnswered(response);
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("text", JsonValue.of(outputText(response)));
    response.members().forEach(result::putIfAbsent);
    return new Answer(
        new JsonObject(result), OpenAiUsage.of(response, "input_tokens", "output_tokens"));
  }

  /** A refusal is a part of a message, or the reason why a response is incomplete. */
  private static void requireAnswered(JsonObject response) {
    String reason =
        object(response, "incomplete_details").flatMap(why -> text(why, "reason")).orElse("");
    if (reason.equals("content_filter")) {
      throw OpenAiErrors.refusal("the content filter stopped it");
    }
    Optional<String> refusal =
        objects(response, "output").stream()
            .flatMap(item -> objects(item, "content").stream())
            .flatMap(part -> text(part, "refusal").stream())
            .findFirst();
    if (refusal.isPresent()) {
      throw OpenAiErrors.refusal(refusal.get());
    }
    if (response.member("output").isEmpty()) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "no-output", "The answer holds no output");
    }
  }

  private static String outputText(JsonObject response) {
    return objects(response, "output").stream()
        .filter(item -> text(item, "type").orElse("").equals("message"))
        .flatMap(item -> objects(item, "content").stream())
        .filter(part -> text(part, "type").orElse("").equals("output_text"))
        .map(part -> text(part, "text").orElse(""))
        .collect(Collectors.joining());
  }

  /** For the call that tells the provider to stop. */
  private static final class Unstoppable implements Cancellation {
    @Override
    public boolean isRequested() {
      return false;
    }

    @Override
    public void onRequest(Runnable action) {
      // Nobody asks.
    }
  }
}
