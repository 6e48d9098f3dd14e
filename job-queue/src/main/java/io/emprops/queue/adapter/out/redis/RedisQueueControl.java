package io.emprops.queue.adapter.out.redis;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.out.QueueControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Gates, limits and weights in Redis. */
public final class RedisQueueControl implements QueueControl {
  private final RedisFunctions functions;

  /** Serves every partition that lies in this Redis. */
  public RedisQueueControl(RedisFunctions functions) {
    this.functions = functions;
  }

  @Override
  public boolean pause(Partition partition, Gate gate) {
    return change(partition, "pause", gate);
  }

  @Override
  public boolean resume(Partition partition, Gate gate) {
    return change(partition, "resume", gate);
  }

  private boolean change(Partition partition, String wish, Gate gate) {
    return call(partition, "job_gate_v1", List.of(wish, gate.wire())).text().equals("changed");
  }

  @Override
  public void limit(Partition partition, String flowKey, FlowLimit limit) {
    Object most = limit.atOnce().isPresent() ? limit.atOnce().getAsInt() : "";
    Object every = limit.every().<Object>map(Duration::toMillis).orElse("");
    Object burst = limit.every().isPresent() ? limit.burst() : "";
    call(partition, "job_limit_v1", List.of(flowKey, most, every, burst));
  }

  @Override
  public void weigh(Partition partition, String customer, double weight) {
    call(partition, "job_weight_v1", List.of(customer, weight));
  }

  @Override
  public void revoke(Partition partition, WorkerId worker, Instant until) {
    functions.call(
        "worker_revoke_v1",
        List.of(new JobKeys(partition).revoked()),
        List.of(worker, until.toEpochMilli()));
  }

  @Override
  public QueueStats stats(Partition partition, int minutes) {
    Reply reply = call(partition, "job_stats_v1", List.of(minutes));
    return QueueFigures.stats(reply);
  }

  private Reply call(Partition partition, String function, List<?> args) {
    return functions.call(function, List.of(new JobKeys(partition).meta()), args);
  }
}
