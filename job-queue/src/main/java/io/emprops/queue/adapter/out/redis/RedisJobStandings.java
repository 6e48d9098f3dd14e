package io.emprops.queue.adapter.out.redis;

import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.JobStanding;
import io.emprops.core.worker.JobStanding.ToldLimit;
import io.emprops.core.worker.RequirementClass;
import io.emprops.core.worker.port.out.JobStandings;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where jobs stand in Redis. */
public final class RedisJobStandings implements JobStandings {
  /** Where the figures of a budget begin. */
  private static final int BUDGET = 23;

  private final RedisFunctions functions;

  /** Serves every partition that lies in this Redis. */
  public RedisJobStandings(RedisFunctions functions) {
    this.functions = functions;
  }

  @Override
  public Optional<JobStanding> standing(JobId job) {
    Reply reply = functions.call("job_standing_v1", List.of(JobKeys.of(job).meta()), List.of(job));
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
        optional(reply.text(10)).map(QueueFigures::instant),
        reply.number(11),
        reply.number(12),
        reply.number(13),
        reply.number(14),
        optional(reply.text(15)).map(gate -> QueueFigures.shut(Gate.ofWire(gate), reply.text(16))),
        told(reply),
        budget(reply),
        QueueFigures.instant(reply.text(18)),
        optional(reply.text(19)).map(WorkflowId::new),
        reply.number(20));
  }

  private static Optional<ToldLimit> told(Reply reply) {
    return optional(reply.text(21))
        .map(limit -> new ToldLimit(Long.parseLong(limit), Duration.ofMillis(reply.number(22))));
  }

  /** A library of the version before tells of none. */
  private static Optional<BudgetStanding> budget(Reply reply) {
    if (reply.size() <= BUDGET) {
      return Optional.empty();
    }
    Optional<Expense> needed =
        optional(reply.text(BUDGET + 8))
            .map(cost -> new Expense(Long.parseLong(cost), reply.number(BUDGET + 9)));
    return Optional.of(
        new BudgetStanding(
            reply.text(BUDGET),
            BudgetPeriod.ofWire(reply.text(BUDGET + 1)),
            new BudgetLimit(limit(reply, BUDGET + 2), limit(reply, BUDGET + 3)),
            new Expense(reply.number(BUDGET + 4), reply.number(BUDGET + 5)),
            new Expense(reply.number(BUDGET + 6), reply.number(BUDGET + 7)),
            needed,
            optional(reply.text(BUDGET + 10)).map(QueueFigures::instant)));
  }

  private static @Nullable Long limit(Reply reply, int place) {
    String text = reply.text(place);
    return text.isEmpty() ? null : (Long) Long.parseLong(text);
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
