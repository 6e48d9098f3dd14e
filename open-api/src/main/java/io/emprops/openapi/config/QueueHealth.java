package io.emprops.openapi.config;

import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether job-queue answers; without it jobs are still accepted, so this is never down. */
@Readiness
@ApplicationScoped
class QueueHealth implements HealthCheck {
  private final JobQueue queue;
  private final Partitions partitions;

  QueueHealth(JobQueue queue, Partitions partitions) {
    this.queue = queue;
    this.partitions = partitions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("job-queue").withData("reachable", reachable()).up().build();
  }

  private boolean reachable() {
    try {
      partitions.all().forEach(queue::state);
      return true;
    } catch (QueueUnavailableException _) {
      return false;
    }
  }
}
