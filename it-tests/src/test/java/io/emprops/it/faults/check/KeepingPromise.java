package io.emprops.it.faults.check;

import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Nothing is forgotten: neither by the broker before the ledger has it, nor by both. Each job takes
 * one end in the ledger.
 */
final class KeepingPromise implements Promise {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration KEPT_AFTER_ACKNOWLEDGEMENT = Duration.ofHours(1);

  private final Set<JobId> endedInLedger = new HashSet<>();

  @Override
  public String name() {
    return "nothing forgotten";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    Instant at = moment.at();
    return switch (moment.fact()) {
      case Fact.Submitted(QueuedJob job, boolean fresh) ->
          fresh ? forgotten(before, job.id(), at) : invented(before, job.id());
      case Fact.Compared(var asked, var unknown) ->
          unknown.stream()
              .flatMap(id -> forgotten(before, id, at).stream())
              .findFirst()
              .or(
                  () ->
                      asked.stream()
                          .filter(id -> !unknown.contains(id))
                          .flatMap(id -> invented(before, id).stream())
                          .findFirst());
      case Fact.Read read when !read.page().known() -> forgotten(before, read.job(), at);
      case Fact.EndedInLedger(JobId job) ->
          endedInLedger.add(job)
              ? Optional.empty()
              : Optional.of("%s has ended twice in the ledger".formatted(job));
      case Fact.Finished(var open, var unserved, var leftovers) ->
          left("accepted jobs have no end", open)
              .or(() -> left("readers were told no end", unserved))
              .or(() -> left("nothing lives, and still there are", leftovers));
      default -> Optional.empty();
    };
  }

  private static Optional<String> forgotten(Life before, JobId id, Instant now) {
    return before
        .job(id)
        .filter(job -> !mayBeGone(job, now))
        .map(job -> "%s is forgotten: %s since %s".formatted(id, job.status(), job.endedAt()));
  }

  private static boolean mayBeGone(JobLife job, Instant now) {
    return isOver(job.endedAt(), KEPT, now)
        || isOver(job.acknowledgedAt(), KEPT_AFTER_ACKNOWLEDGEMENT, now);
  }

  private static boolean isOver(
      @org.jspecify.annotations.Nullable Instant from, Duration time, Instant now) {
    return from != null && !from.plus(time).isAfter(now);
  }

  private static Optional<String> invented(Life before, JobId id) {
    return before.job(id).isPresent()
        ? Optional.empty()
        : Optional.of("%s is known, though nobody has submitted it".formatted(id));
  }

  private static Optional<String> left(String what, java.util.Collection<?> things) {
    return things.isEmpty() ? Optional.empty() : Optional.of(what + ": " + things);
  }
}
