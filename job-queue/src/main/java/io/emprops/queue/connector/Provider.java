package io.emprops.queue.connector;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one kind of provider is called; {@link ProviderConnector} does what is equal for all. */
public interface Provider {

  /** The job types that it serves. */
  Set<JobType> jobTypes();

  /** What of this payload, and of the provider's own settings, must not come back in any answer. */
  Set<String> secrets(JsonValue payload);

  /**
   * Makes the call.
   *
   * @param payload with its late values filled in
   * @throws ProviderFailedException if it fails
   * @throws PayloadReader.PayloadException if the payload does not fit
   */
  Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation);

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
