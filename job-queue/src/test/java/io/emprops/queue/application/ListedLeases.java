package io.emprops.queue.application;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands out the jobs of a list in each partition, and writes down who is asked for which types. */
final class ListedLeases implements JobLeases {
  private static final LeaseToken TOKEN = new LeaseToken("t".repeat(32));

  final Map<Partition, String> asked = new HashMap<>();
  final Map<Partition, Integer> due = new HashMap<>();
  final Map<Partition, Duration> openings = new HashMap<>();
  final Set<Partition> away = new HashSet<>();
  private final Map<Partition, Queue<QueuedJob>> jobs = new HashMap<>();

  void add(Partition partition, QueuedJob job) {
    jobs.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(job);
  }

  @Override
  public List<Claim> claim(Partition partition, IdleWorker worker, Duration lease, int atMost) {
    requireThere(partition);
    asked.put(
        partition,
        worker.offer().jobTypes().stream().map(JobType::value).collect(Collectors.joining(",")));
    Queue<QueuedJob> waiting = jobs.getOrDefault(partition, new ArrayDeque<>());
    List<Claim> claims = new ArrayList<>();
    while (claims.size() < atMost && !waiting.isEmpty()) {
      claims.add(new Claim(waiting.remove(), 1, TOKEN, lease));
    }
    return claims;
  }

  /** As many as are due, at once. */
  @Override
  public int reap(Partition partition) {
    requireThere(partition);
    return Optional.ofNullable(due.remove(partition)).orElse(0);
  }

  private void requireThere(Partition partition) {
    if (away.contains(partition)) {
      throw new QueueUnavailableException(partition + " is away");
    }
  }

  @Override
  public List<Waiting> waiting(Partition partition) {
    return List.of();
  }

  @Override
  public Renewal renew(JobId job, LeaseToken token, WorkerId worker, Duration lease) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Verdict report(JobId job, LeaseToken token, List<JobEvent.Body> bodies) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Verdict complete(JobId job, LeaseToken token, JsonValue result, Usage usage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Verdict fail(JobId job, LeaseToken token, JobFailure failure, @Nullable Usage usage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Verdict learn(JobId job, LeaseToken token, FlowAllowance told) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Duration> nextOpening(Partition partition) {
    requireThere(partition);
    return Optional.ofNullable(openings.get(partition));
  }

  @Override
  public Verdict release(JobId job, LeaseToken token) {
    throw new UnsupportedOperationException();
  }
}
