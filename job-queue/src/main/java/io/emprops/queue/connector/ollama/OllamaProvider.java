package io.emprops.queue.connector.ollama;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.member;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Health;
import io.emprops.core.worker.port.out.Connector.Healthy;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.core.worker.port.out.Connector.Unhealthy;
import io.emprops.egress.CallFailedException;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.ApiCalls;
import io.emprops.queue.connector.http.JsonAnswers;
import io.emprops.queue.connector.http.LineStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ollama's chat, where the payload has {@code messages}, or its generation, where it has a {@code
 * prompt}. The payload is the request's body; it is streamed unless it says {@code "stream":
 * false}. The result is {@code text} and {@code finish_reason}, then the answer as the API gives it
 * unstreamed.
 */
public final class OllamaProvider implements Provider {
  private static final JobType JOB_TYPE = new JobType("ollama");
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final String LINES = "application/x-ndjson";

  private final ApiAccess access;
  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls this server. */
  public OllamaProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.access = access;
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(JOB_TYPE);
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return access.secrets();
  }

  @Override
  public Health health() {
    try {
      var _ = installed();
      return new Healthy();
    } catch (CallFailedException e) {
      return new Unhealthy("Ollama at %s: %s".formatted(access.baseUrl(), e.failure().message()));
    }
  }

  /** Those that the server has installed, by the names that payloads give. */
  @Override
  public Map<JobType, List<String>> models() {
    try {
      return Map.of(JOB_TYPE, installed());
    } catch (CallFailedException e) {
      return Map.of();
    }
  }

  private List<String> installed() {
    var request =
        new OutgoingRequest(
            "GET", access.baseUrl() + "/api/tags", headers().entrySet().stream().toList(), "");
    JsonObject answer = caller.within(PROBE).call(request, this::whole);
    return objects(answer, "models").stream()
        .flatMap(model -> text(model, "name").stream())
        .flatMap(OllamaProvider::names)
        .distinct()
        .toList();
  }

  /** A model of the tag {@code latest} is called without it, too. */
  private static Stream<String> names(String name) {
    return name.endsWith(":latest")
        ? Stream.of(name, name.substring(0, name.length() - ":latest".length()))
        : Stream.of(name);
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    PayloadReader reader = PayloadReader.of(payload);
    String path = path(reader);
    var request =
        OutgoingRequest.postJson(
            access.baseUrl() + path, reader.object(), LINES + ", application/json", headers());
    return caller.call(request, cancellation, answer -> read(answer, reporter));
  }

  private static String path(PayloadReader reader) {
    boolean chat = reader.value("messages").isPresent();
    if (chat && reader.value("prompt").isPresent()) {
      throw new PayloadException("only one of 'messages' and 'prompt' can be sent");
    }
    return chat ? "/api/chat" : "/api/generate";
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    access.secrets().forEach(key -> headers.put("Authorization", "Bearer " + key));
    return headers;
  }

  private Answer read(IncomingAnswer answer, Reporter reporter) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    return answer(LINES.equals(answer.mediaType()) ? streamed(answer, reporter) : whole(answer));
  }

  private JsonObject whole(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    JsonObject whole = ApiCalls.read(answer);
    member(whole, "error").ifPresent(OllamaProvider::fail);
    return whole;
  }

  private static JsonObject streamed(IncomingAnswer answer, Reporter reporter) {
    var lines = new LineStream(answer.body());
    var stream = new OllamaStream(reporter::output);
    while (!stream.isEnded()) {
      String line =
          lines
              .next()
              .orElseThrow(
                  () ->
                      new ProviderFailedException(
                          FailureClass.RESPONSE_ERROR,
                          "truncated",
                          "The stream ended before the answer did"));
      JsonObject piece = JsonAnswers.parseObject(line);
      member(piece, "error").ifPresent(OllamaProvider::fail);
      stream.add(piece);
    }
    return stream.whole();
  }

  /** An error after the answer has begun. */
  private static void fail(JsonValue error) {
    String words = error instanceof JsonString(String text) ? text : error.toJson();
    throw new ProviderFailedException(
        FailureClass.SERVICE_ERROR,
        "stream-error",
        "The provider stopped: " + HttpFailures.cut(words));
  }

  private static Answer answer(JsonObject whole) {
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("text", JsonValue.of(OllamaStream.textOf(whole)));
    Optional<String> reason = text(whole, "done_reason");
    reason.ifPresent(why -> result.put("finish_reason", JsonValue.of(why)));
    whole.members().forEach(result::putIfAbsent);
    return new Answer(
        new JsonObject(result), count(whole, "prompt_eval_count"), count(whole, "eval_count"));
  }
}
