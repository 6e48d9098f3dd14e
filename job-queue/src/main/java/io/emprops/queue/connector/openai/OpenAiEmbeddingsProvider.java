package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.objects;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
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
import java.util.List;
import java.util.Set;

/**
 * Embeddings of OpenAI and of every compatible server. Payload and result are the API's own: a
 * vector for each input, in {@code data}, as numbers or in base 64 as the payload asks.
 */
public final class OpenAiEmbeddingsProvider implements Provider {
  private final OpenAiCalls calls;

  /** Calls this API. */
  public OpenAiEmbeddingsProvider(ApiAccess access, HttpCaller caller, HttpFailures failures) {
    this.calls = new OpenAiCalls(access, caller, failures);
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("openai_embeddings"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    return calls.secrets();
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    return calls.post(
        "/embeddings",
        PayloadReader.of(payload).object(),
        "application/json",
        cancellation,
        answer -> answer(ApiCalls.read(answer)));
  }

  private static Answer answer(JsonObject embeddings) {
    List<JsonObject> data = objects(embeddings, "data");
    if (data.isEmpty() || data.stream().anyMatch(one -> one.member("embedding").isEmpty())) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR, "no-embedding", "The answer lacks an embedding");
    }
    return new Answer(embeddings, OpenAiUsage.of(embeddings, "prompt_tokens", "completion_tokens"));
  }
}
