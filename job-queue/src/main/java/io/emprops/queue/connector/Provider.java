package io.emprops.queue.connector;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import java.util.List;
import java.util.Map;
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

  /** Whether it can be worked with now, as far as that can be known; ends within some seconds. */
  default Connector.Health health() {
    return new Connector.Healthy();
  }

  /** The models that it has, by job type; ends within some seconds. */
  default Map<JobType, List<String>> models() {
    return Map.of();
  }

  /** What the provider answered, and what it counted. */
  record Answer(JsonValue value, @Nullable Long inputTokens, @Nullable Long outputTokens) {}
}
