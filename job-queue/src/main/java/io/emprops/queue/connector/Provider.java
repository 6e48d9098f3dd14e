package io.emprops.queue.connector;

import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Health;
import io.emprops.core.worker.port.out.Connector.Healthy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one kind of provider is called; {@link ProviderConnector} does what is equal for all. */
public interface Provider extends JobCall {

  /** The job types that it serves. */
  Set<JobType> jobTypes();

  /** What calls for this job, where whose it is or which it is matters. */
  default JobCall forJob(QueuedJob job) {
    return this;
  }

  /** See {@link Connector#health}. */
  default Health health() {
    return new Healthy();
  }

  /** See {@link Connector#models}. */
  default Map<JobType, List<String>> models() {
    return Map.of();
  }

  /** What of this payload, and of the provider's own settings, must not come back in any answer. */
  Set<String> secrets(JsonValue payload);

  /**
   * What the provider counted; null for what it did not tell.
   *
   * @param input all that went in, what came from a cache too
   * @param output all that came out, what the model only thought too
   * @param cacheRead of the input, what came from a cache
   * @param cacheWrite of the input, what was written to one
   */
  record Tokens(
      @Nullable Long input,
      @Nullable Long output,
      @Nullable Long cacheRead,
      @Nullable Long cacheWrite) {
    /** It told of none. */
    public static Tokens none() {
      return new Tokens(null, null, null, null);
    }
  }

  /** What the provider answered, what it counted, and what it told of its limits. */
  record Answer(JsonValue value, Tokens tokens, ProviderLimits limits) {

    /** An answer that tells nothing of limits. */
    public Answer(JsonValue value, Tokens tokens) {
      this(value, tokens, ProviderLimits.none());
    }

    /** The same without a word on caches. */
    public Answer(JsonValue value, @Nullable Long inputTokens, @Nullable Long outputTokens) {
      this(value, new Tokens(inputTokens, outputTokens, null, null));
    }

    /** The same with these limits. */
    public Answer within(ProviderLimits told) {
      return new Answer(value, tokens, told);
    }
  }
}
