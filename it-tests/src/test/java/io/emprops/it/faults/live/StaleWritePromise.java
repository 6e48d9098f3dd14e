package io.emprops.it.faults.live;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.Attempt.Outcome;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.faults.check.Fact.Write;
import io.emprops.it.faults.live.LiveFact.Wrote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A result is that of the claim that completed the job: what was refused as stale is in no ledger,
 * what was acknowledged is, and a result under a claim that was over is nobody's.
 */
final class StaleWritePromise implements LivePromise {
  private final Map<JobId, List<Wrote>> completions = new HashMap<>();
  private boolean losesState;

  @Override
  public String name() {
    return "no stale write";
  }

  @Override
  public Optional<String> broken(LiveMoment moment) {
    return switch (moment.fact()) {
      case LiveFact.Faulted(String _, boolean losing) -> {
        losesState = losesState || losing;
        yield Optional.empty();
      }
      case Wrote wrote when wrote.write() == Write.COMPLETE -> {
        completions.computeIfAbsent(wrote.job(), _ -> new ArrayList<>()).add(wrote);
        yield Optional.empty();
      }
      case LiveFact.Seen(String _, JobRecord record) when record.isFinal() -> ended(record);
      default -> Optional.empty();
    };
  }

  private Optional<String> ended(JobRecord record) {
    Optional<String> strange = ofAnother(record);
    if (strange.isPresent()) {
      return strange;
    }
    return completions.getOrDefault(record.id(), List.of()).stream()
        .flatMap(wrote -> against(wrote, record).stream())
        .findFirst();
  }

  /** A result names the worker in the harness if, and only if, the completed attempt is its. */
  private static Optional<String> ofAnother(JobRecord record) {
    if (record.status() != JobStatus.COMPLETED || record.attempts().isEmpty()) {
      return Optional.empty();
    }
    Attempt last = record.attempts().getLast();
    boolean harness = last.workerId().value().startsWith(StubbornWorker.PREFIX);
    return harness == claim(record.result()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s has the result of another claim than that of %s: %s"
                .formatted(record.id(), last.workerId(), record.result()));
  }

  private Optional<String> against(Wrote wrote, JobRecord record) {
    boolean holds = claim(record.result()).equals(Optional.of(wrote.claim()));
    return switch (wrote.answer()) {
      case STALE, REFUSED ->
          holds
              ? Optional.of("%s holds what was refused: %s".formatted(record.id(), wrote))
              : Optional.empty();
      case APPLIED -> applied(wrote, record, holds);
      case UNKNOWN -> Optional.empty();
    };
  }

  private Optional<String> applied(Wrote wrote, JobRecord record, boolean holds) {
    if (!holds) {
      // Where Redis forgot something, the ledger may have had, or have got, another end first.
      return losesState
          ? Optional.empty()
          : Optional.of(
              "%s has lost what was acknowledged: %s, %s"
                  .formatted(record.id(), wrote, record.status()));
    }
    return isNumbered(record, wrote.attempt())
        ? Optional.empty()
        : Optional.of(
            "%s holds what was written under a claim that was over: %s, %s"
                .formatted(record.id(), wrote, record.attempts()));
  }

  private static boolean isNumbered(JobRecord record, int attempt) {
    Attempt last = record.attempts().getLast();
    return last.number() == attempt && last.outcome() == Outcome.COMPLETED;
  }

  /** The claim that a result of the worker in the harness names. */
  private static Optional<Integer> claim(@Nullable JsonValue result) {
    return result instanceof JsonObject object
        ? object
            .member(StubbornWorker.CLAIM)
            .flatMap(
                value ->
                    value instanceof JsonNumber(String digits)
                        ? Optional.of(Integer.parseInt(digits))
                        : Optional.empty())
        : Optional.empty();
  }
}
