package io.emprops.queue.connector.gemini;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.InlineFile;
import io.emprops.queue.connector.JobCall;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.ApiCalls;
import io.emprops.queue.connector.http.EventStream;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Google's generateContent. The payload is {@code model} and the request's body; it is streamed
 * unless it says {@code "stream": false}. The result is {@code text}, {@code finish_reason} and
 * {@code files} of the first candidate, then the answer as the API gives it unstreamed, with what
 * stands for them in place of files.
 */
public final class GeminiProvider implements Provider {
  private final ApiAccess access;
  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls this API. */
  public GeminiProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("gemini"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return access.secrets();
  }

  @Override
  public JobCall forJob(QueuedJob job) {
    HttpCaller images = caller.onBehalfOf(job.organisationId());
    return (payload, reporter, cancellation) -> call(images, payload, reporter, cancellation);
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    return call(caller, payload, reporter, cancellation);
  }

  private Answer call(
      HttpCaller images, JsonValue payload, Reporter reporter, Cancellation cancellation) {
    var addresses = new ImageAddresses(images, failures, cancellation);
    GeminiRequest request = GeminiRequest.read(PayloadReader.of(payload), addresses::inline);
    var post =
        OutgoingRequest.postJson(
            access.baseUrl() + request.path(),
            request.body(),
            "text/event-stream, application/json",
            Map.of("x-goog-api-key", access.requiredKey()));
    return caller.call(post, cancellation, answer -> read(answer, reporter));
  }

  private Answer read(IncomingAnswer answer, Reporter reporter) {
    if (!answer.isSuccess()) {
      throw failure(answer);
    }
    JsonObject whole = ApiCalls.read(answer, events -> streamed(events, reporter));
    GeminiFailures.of(whole).ifPresent(GeminiProvider::fail);
    return answer(whole);
  }

  /** By its status as for every API, but for what only the body says. */
  private CallFailedException failure(IncomingAnswer answer) {
    byte[] body = answer.bytes();
    CallFailedException plain = failures.of(answer, body);
    return IncomingAnswer.text(body)
        .flatMap(GeminiProvider::parsed)
        .flatMap(GeminiFailures::errorIn)
        .map(error -> new CallFailedException(GeminiFailures.with(error, plain.failure())))
        .orElse(plain);
  }

  private static Optional<JsonValue> parsed(String text) {
    try {
      return Optional.of(JsonText.parse(text));
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  private static void fail(ProviderFailedException failure) {
    throw failure;
  }

  private static JsonObject streamed(EventStream events, Reporter reporter) {
    var stream = new GeminiStream(reporter::output);
    for (var event = events.next(); event.isPresent(); event = events.next()) {
      JsonObject piece = JsonAnswers.parseObject(event.get().data());
      GeminiFailures.errorIn(piece).ifPresent(error -> fail(GeminiFailures.inStream(error)));
      stream.add(piece);
    }
    if (!stream.isEnded()) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "truncated", "The stream ended before the answer did");
    }
    return stream.whole();
  }

  private static Answer answer(JsonObject whole) {
    List<JsonValue> files = new ArrayList<>();
    JsonObject kept = (JsonObject) GeminiParts.replaceFiles(whole, file -> kept(file, files));
    JsonObject candidate = objects(kept, "candidates").getFirst();
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("text", JsonValue.of(GeminiParts.textOf(GeminiParts.of(candidate))));
    result.put("finish_reason", JsonValue.of(text(candidate, "finishReason").orElse("STOP")));
    result.put("files", new JsonArray(files));
    kept.members().forEach(result::putIfAbsent);
    JsonObject usage = object(whole, "usageMetadata").orElse(JsonValue.emptyObject());
    return new Answer(new JsonObject(result), count(usage, "promptTokenCount"), output(usage));
  }

  private static JsonObject kept(JsonObject file, List<JsonValue> files) {
    String type =
        text(file, "mimeType").or(() -> text(file, "mime_type")).orElse("application/octet-stream");
    JsonObject kept = InlineFile.of(text(file, "data").orElse(""), type);
    files.add(kept);
    return kept;
  }

  /** Thoughts are paid for like what is said. */
  private static @Nullable Long output(JsonObject usage) {
    Long said = count(usage, "candidatesTokenCount");
    Long thought = count(usage, "thoughtsTokenCount");
    if (said == null) {
      return thought;
    }
    return thought == null ? said : Long.valueOf(said + thought);
  }
}
