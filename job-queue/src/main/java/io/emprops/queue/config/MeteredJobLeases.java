package io.emprops.queue.config;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what happens to leases. */
final class MeteredJobLeases implements JobLeases {
  private final JobLeases leases;
  private final MeterRegistry meters;

  MeteredJobLeases(JobLeases leases, MeterRegistry meters) {
    this.leases = leases;
    this.meters = meters;
  }

  @Override
  public List<Claim> claim(Partition partition, IdleWorker worker, Duration lease, int atMost) {
    List<Claim> claims = leases.claim(partition, worker, lease, atMost);
    claims.forEach(
        got ->
            meters
                .counter("emp.jobs.claimed", "job_type", got.job().jobType().value())
                .increment());
    return claims;
  }

  @Override
  public Renewal renew(JobId job, LeaseToken token, WorkerId worker, Duration lease) {
    return leases.renew(job, token, worker, lease);
  }

  @Override
  public Verdict report(JobId job, LeaseToken token, List<JobEvent.Body> bodies) {
    return counted("report", leases.report(job, token, bodies));
  }

  @Override
  public Verdict complete(JobId job, LeaseToken token, JsonValue result, Usage usage) {
    return counted("complete", leases.complete(job, token, result, usage));
  }

  @Override
  public Verdict fail(JobId job, LeaseToken token, JobFailure failure, @Nullable Usage usage) {
    return counted("fail", leases.fail(job, token, failure, usage));
  }

  @Override
  public Verdict learn(JobId job, LeaseToken token, FlowAllowance told) {
    return counted("learn", leases.learn(job, token, told));
  }

  @Override
  public Verdict release(JobId job, LeaseToken token) {
    return counted("release", leases.release(job, token));
  }

  @Override
  public int reap(Partition partition) {
    int moved = leases.reap(partition);
    meters.counter("emp.jobs.reaped").increment(moved);
    return moved;
  }

  @Override
  public Optional<Duration> nextOpening(Partition partition) {
    return leases.nextOpening(partition);
  }

  @Override
  public List<Waiting> waiting(Partition partition) {
    return leases.waiting(partition);
  }

  private Verdict counted(String write, Verdict verdict) {
    meters
        .counter(
            "emp.lease.writes",
            "write",
            write,
            "verdict",
            verdict.name().toLowerCase(java.util.Locale.ROOT))
        .increment();
    return verdict;
  }
}
