package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStanding;
import io.emprops.core.job.JobStanding.Cause;
import io.emprops.core.job.JobStanding.ShutGate;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.RequirementClass;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gates, limits, weights and standings in Redis. */
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
    call(partition, "job_limit_v1", List.of(flowKey, most, every, limit.burst()));
  }

  @Override
  public void weigh(Partition partition, String customer, double weight) {
    call(partition, "job_weight_v1", List.of(customer, weight));
  }

  @Override
  public Optional<JobStanding> standing(JobId job) {
    Reply reply = call(job.partition(), "job_standing_v1", List.of(job));
    return reply.size() == 0 ? Optional.empty() : Optional.of(standing(reply));
  }

  private static JobStanding standing(Reply reply) {
    boolean prefers = reply.number(17) == 1;
    return new JobStanding(
        JobStatus.ofWire(reply.text(0)),
        new JobType(reply.text(1)),
        new RequirementClass(reply.text(2), reply.text(3)),
        prefers && !reply.text(4).isEmpty()
            ? Optional.of(new RequirementClass(reply.text(4), reply.text(5)))
            : Optional.empty(),
        reply.text(6),
        reply.at(7).number(),
        reply.text(8).lines().toList(),
        optional(reply.text(9)),
        optional(reply.text(10)).map(RedisQueueControl::instant),
        reply.number(11),
        reply.number(12),
        reply.number(13),
        reply.number(14),
        optional(reply.text(15)).map(gate -> shut(Gate.ofWire(gate), reply.text(16))),
        instant(reply.text(18)),
        optional(reply.text(19)).map(WorkflowId::new),
        reply.number(20));
  }

  private static ShutGate shut(Gate gate, String state) {
    return switch (state) {
      case "paused" -> new ShutGate(gate, Cause.PAUSED, Optional.empty());
      case "full" -> new ShutGate(gate, Cause.FULL, Optional.empty());
      default -> new ShutGate(gate, Cause.CLOSED, Optional.of(instant(state)));
    };
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli((long) Double.parseDouble(millis));
  }

  private Reply call(Partition partition, String function, List<?> args) {
    return functions.call(function, List.of(new JobKeys(partition).meta()), args);
  }
}
