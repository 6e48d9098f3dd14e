package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.problem.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Live jobs in Redis. */
public final class RedisJobQueue implements JobQueue {
  private static final Duration KEPT_AFTER_ACKNOWLEDGEMENT = Duration.ofHours(1);

  private final RedisFunctions functions;
  private final JobBodies bodies;

  /** Serves every partition that lies in this Redis. */
  public RedisJobQueue(RedisFunctions functions, JobRows rows) {
    this.functions = functions;
    this.bodies = new JobBodies(rows);
  }

  @Override
  public List<SubmitOutcome> submit(List<QueuedJob> jobs) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    List<Object> args = new ArrayList<>();
    for (QueuedJob job : jobs) {
      args.add(job.id());
      args.add(bodies.write(job));
    }
    Reply reply = functions.call("job_submit_v1", metaOf(ids(jobs)), args);
    List<SubmitOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      outcomes.add(outcome(jobs.get(i).id(), reply.text(i)));
    }
    return outcomes;
  }

  private static SubmitOutcome outcome(JobId job, String word) {
    return switch (word) {
      case "accepted" -> new SubmitOutcome.Accepted(job);
      case "already-known" -> new SubmitOutcome.AlreadyKnown(job);
      case "too-many-classes" ->
          new SubmitOutcome.Rejected(
              job,
              ErrorCode.REQUIREMENTS_TOO_MANY.wire(),
              "too many different requirements wait already");
      default -> throw new IllegalStateException("no such outcome: " + word);
    };
  }

  @Override
  public Set<JobId> unknownAmong(Collection<JobId> jobs) {
    if (jobs.isEmpty()) {
      return Set.of();
    }
    Reply reply = functions.call("job_unknown_v1", metaOf(jobs), List.copyOf(jobs));
    return reply.texts().map(JobId::new).collect(Collectors.toSet());
  }

  @Override
  public void acknowledge(Collection<JobId> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    List<Object> args = new ArrayList<>();
    args.add(KEPT_AFTER_ACKNOWLEDGEMENT.toMillis());
    args.addAll(jobs);
    functions.call("job_ack_v1", metaOf(jobs), args);
  }

  @Override
  public void cancel(JobId job) {
    functions.call("job_cancel_v1", metaOf(List.of(job)), List.of(job));
  }

  @Override
  public BrokerState state(Partition partition) {
    Reply reply = functions.call("job_state_v1", List.of(new JobKeys(partition).meta()), List.of());
    return new BrokerState(reply.number(0), reply.text(1));
  }

  private static List<JobId> ids(List<QueuedJob> jobs) {
    return jobs.stream().map(QueuedJob::id).toList();
  }

  private static List<String> metaOf(Collection<JobId> jobs) {
    List<Partition> partitions = jobs.stream().map(JobId::partition).distinct().toList();
    if (partitions.size() != 1 || jobs.size() > MOST_PER_CALL) {
      throw new IllegalArgumentException(
          "a call takes at most %d jobs of one partition: %d of %s"
              .formatted(MOST_PER_CALL, jobs.size(), partitions));
    }
    return List.of(new JobKeys(partitions.getFirst()).meta());
  }
}
