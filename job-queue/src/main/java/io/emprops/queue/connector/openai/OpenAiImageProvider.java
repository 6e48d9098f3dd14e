package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * OpenAI's images: made from a prompt, or edited where the payload has an {@code image}. The result
 * is {@code images}, the files, whether the API sent them in base 64 or as addresses; then its
 * answer without them.
 */
public final class OpenAiImageProvider implements Provider {
  private static final String IMAGE = "image";

  private final OpenAiCalls calls;
  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls this API. */
  public OpenAiImageProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.calls = new OpenAiCalls(access, caller, failures);
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("openai_image"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return calls.secrets();
  }

  @Override
  public JobCall forJob(QueuedJob job) {
    HttpCaller files = caller.onBehalfOf(job.organisationId());
    return (payload, reporter, cancellation) -> call(files, payload, reporter, cancellation);
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    return call(caller, payload, reporter, cancellation);
  }

  private Answer call(
      HttpCaller files, JsonValue payload, Reporter reporter, Cancellation cancellation) {
    PayloadReader reader = PayloadReader.of(payload);
    var images = new ImageFiles(files, failures, cancellation);
    if (reader.value(IMAGE).isPresent()) {
      return calls.post(
          "/images/edits",
          EditForm.of(reader, images),
          cancellation,
          answer -> answer(read(answer, reporter), images));
    }
    return calls.post(
        "/images/generations",
        reader.object(),
        OpenAiCalls.STREAM_OR_JSON,
        cancellation,
        answer -> answer(read(answer, reporter), images));
  }

  private static JsonObject read(IncomingAnswer answer, Reporter reporter) {
    return ApiCalls.read(answer, events -> streamed(events, reporter));
  }

  /** Of a stream the last event alone holds a whole image. */
  private static JsonObject streamed(EventStream events, Reporter reporter) {
    var whole = new AtomicReference<JsonObject>();
    ApiCalls.each(
        events,
        event -> {
          JsonObject data = JsonAnswers.parseObject(event.data());
          String type = text(data, "type").orElse(event.name());
          if (type.equals("error")) {
            throw OpenAiErrors.inStream(object(data, "error").orElse(data));
          } else if (type.endsWith(".partial_image")) {
            reporter.progress(new Progressed("partial_image", null, null, null, null, null));
          } else if (type.endsWith(".completed")) {
            whole.set(data);
          }
        },
        () -> whole.get() != null);
    Map<String, JsonValue> members = new LinkedHashMap<>(whole.get().members());
    members.put("data", new JsonArray(List.of(whole.get())));
    members.remove("b64_json");
    return new JsonObject(members);
  }

  private static Answer answer(JsonObject answer, ImageFiles images) {
    List<JsonValue> files = new ArrayList<>();
    List<JsonValue> rest = new ArrayList<>();
    for (JsonObject image : objects(answer, "data")) {
      files.add(images.answered(image));
      Map<String, JsonValue> members = new LinkedHashMap<>(image.members());
      members.remove("b64_json");
      rest.add(new JsonObject(members));
    }
    if (files.isEmpty()) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "no-image", "The answer holds no image");
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("images", new JsonArray(files));
    result.putAll(answer.members());
    result.put("data", new JsonArray(rest));
    return new Answer(
        new JsonObject(result), OpenAiUsage.of(answer, "input_tokens", "output_tokens"));
  }
}
