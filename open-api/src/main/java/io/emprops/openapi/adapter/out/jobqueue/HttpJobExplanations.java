package io.emprops.openapi.adapter.out.jobqueue;

import static io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue.readable;

import io.emprops.core.job.JobId;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.port.out.JobExplanations;
import io.emprops.openapi.adapter.out.json.WireJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explanations over HTTP. */
public final class HttpJobExplanations implements JobExplanations {
  private final QueueConnection connection;

  /** Asks over this connection. */
  public HttpJobExplanations(QueueConnection connection) {
    this.connection = connection;
  }

  @Override
  public Optional<JobExplanation> why(JobId job) {
    return connection
        .find("/internal/jobs/" + job.value() + "/why")
        .map(body -> readable(() -> WireJson.read(body, JobExplanation.class)));
  }

  @Override
  public Optional<QueuePosition> position(JobId job) {
    return connection
        .find("/internal/jobs/" + job.value() + "/position")
        .map(body -> readable(() -> WireJson.read(body, Place.class)))
        .map(Place::position);
  }

  @RegisterForReflection
  record Place(@Nullable QueuePosition position) {}
}
