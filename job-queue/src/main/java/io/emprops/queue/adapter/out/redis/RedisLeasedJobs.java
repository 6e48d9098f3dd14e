package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.port.out.LeasedJobs;
import java.util.List;
import java.util.Optional;

/** Jobs in Redis by their leases. */
public final class RedisLeasedJobs implements LeasedJobs {
  private final RedisFunctions functions;
  private final JobBodies bodies;

  /** Serves every partition that lies in this Redis. */
  public RedisLeasedJobs(RedisFunctions functions, JobRows rows) {
    this.functions = functions;
    this.bodies = new JobBodies(rows);
  }

  @Override
  public Optional<QueuedJob> find(JobId job, LeaseToken token) {
    Reply reply =
        functions.call("job_held_v1", List.of(JobKeys.of(job).meta()), List.of(job, token));
    return switch (reply.text(0)) {
      case "held" -> Optional.of(bodies.read(reply.text(1)));
      case "stale" -> Optional.empty();
      case "not-yet" ->
          throw new QueueUnavailableException(
              "the queue has begun anew and may still get %s back".formatted(job));
      default -> throw new IllegalStateException("no such answer: " + reply.text(0));
    };
  }
}
