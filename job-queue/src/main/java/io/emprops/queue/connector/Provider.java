package io.emprops.queue.connector;

import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
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

  /** What the provider answered, and what it counted. */
  record Answer(JsonValue value, @Nullable Long inputTokens, @Nullable Long outputTokens) {}
}
