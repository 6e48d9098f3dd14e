package io.emprops.it.faults.live;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job ends as its own request lets it end: with its own result, and in no way nobody asked for.
 */
final class OwnEndPromise implements LivePromise {
  private final Map<JobId, PlannedJob> plans = new HashMap<>();
  private final Set<JobId> cancelled = new HashSet<>();

  @Override
  public String name() {
    return "own end";
  }

  @Override
  public Optional<String> broken(LiveMoment moment) {
    return switch (moment.fact()) {
      case LiveFact.Accepted(PlannedJob plan, JobId job, var _) -> {
        plans.put(job, plan);
        yield Optional.empty();
      }
      case LiveFact.CancelAsked(JobId job) -> {
        cancelled.add(job);
        yield Optional.empty();
      }
      case LiveFact.Seen(var _, JobRecord record) when record.isFinal() ->
          Optional.ofNullable(plans.get(record.id())).flatMap(plan -> ended(plan, record));
      default -> Optional.empty();
    };
  }

  private Optional<String> ended(PlannedJob plan, JobRecord record) {
    String reason = record.reason() == null ? "" : record.reason();
    boolean own =
        switch (record.status()) {
          case COMPLETED -> mayEndWell(plan, record) && isOwn(plan, record.result());
          case FAILED -> mayFail(plan, record, reason);
          case CANCELLED -> cancelled.contains(record.id());
          case TIMEOUT -> plan.deadline().isPresent() && reason.equals("deadline");
          case SCHEDULED, PENDING, ASSIGNED, IN_PROGRESS -> false;
        };
    return own
        ? Optional.empty()
        : Optional.of(
            "%s (%s) ended as %s %s with %s"
                .formatted(record.id(), plan, record.status().wire(), reason, record.result()));
  }

  private static boolean mayEndWell(PlannedJob plan, JobRecord record) {
    return switch (plan.ending()) {
      case WELL, FAILS_FIRST -> true;
      // The worker in the harness plays no script.
      case FAILS_ALWAYS, INVALID ->
          record.attempts().stream()
              .anyMatch(attempt -> isByHarness(attempt, Attempt.Outcome.COMPLETED));
    };
  }

  private static boolean mayFail(PlannedJob plan, JobRecord record, String reason) {
    return switch (plan.ending()) {
      case FAILS_ALWAYS, INVALID -> true;
      // Three lost workers, or ten that gave it back, are what the faults make.
      case WELL, FAILS_FIRST ->
          reason.equals("poison")
              || reason.equals("too-many-releases")
              || record.attempts().stream()
                  .anyMatch(attempt -> isByHarness(attempt, Attempt.Outcome.FAILED));
    };
  }

  private static boolean isByHarness(Attempt attempt, Attempt.Outcome outcome) {
    return attempt.outcome() == outcome
        && attempt.workerId().value().startsWith(StubbornWorker.PREFIX);
  }

  private static boolean isOwn(PlannedJob plan, @Nullable JsonValue result) {
    return result instanceof JsonObject object
        && object
            .member("n")
            .filter(n -> n.equals(new JsonNumber(Integer.toString(plan.number()))))
            .isPresent();
  }
}
