package io.emprops.core.job;

import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.Progressed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come, as its events tell: the part of the ledger that changes. It ends once;
 * what comes later does not change it.
 *
 * @param lastEvent the newest event that it stands for
 * @param resultEvent the event that ended it; absent where the ledger itself did
 */
public record JobCourse(
    JobStatus status,
    @Nullable String reason,
    @Nullable Progressed progress,
    @Nullable Ended end,
    List<Attempt> attempts,
    @Nullable EventId lastEvent,
    @Nullable EventId resultEvent,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  public JobCourse {
    attempts = List.copyOf(attempts);
    if (status.isTerminal() != (end != null) || status.isTerminal() != (endedAt != null)) {
      throw new IllegalArgumentException("status and end contradict each other: " + status.wire());
    }
  }

  /** A job that has only just been accepted. */
  public static JobCourse begin(boolean waitsForItsTime) {
    JobStatus status = waitsForItsTime ? JobStatus.SCHEDULED : JobStatus.PENDING;
    return new JobCourse(status, null, null, null, List.of(), null, null, null, null);
  }

  /** Whether nothing can change any more. */
  public boolean isFinal() {
    return status.isTerminal();
  }

  /** What budgets were charged with for all attempts that have ended. */
  public Expense spent() {
    return Attempt.spent(attempts);
  }

  /** Takes the next event into account; events may come again, and out of a former epoch. */
  public CourseChange after(JobEvent event) {
    return switch (event.body()) {
      case Ended end -> isFinal() ? another(event) : moved(ended(event, end));
      case JobEvent.StateChanged state when isFinal() -> runsOn(event, state);
      case JobEvent.StateChanged state -> isNew(event) ? moved(changed(event, state)) : nothing();
      case Progressed progress -> goesOn(event) ? moved(at(event, progress)) : nothing();
      case JobEvent.Logged _, JobEvent.OutputAdded _, JobEvent.Previewed _ ->
          goesOn(event) ? moved(at(event, progress)) : nothing();
    };
  }

  /** Ends the job without the broker, which never had it. */
  public JobCourse endedHere(Ended end, Instant at) {
    if (isFinal()) {
      throw new IllegalStateException("the job has ended before");
    }
    return new JobCourse(
        end.status(), end.reason(), progress, end, attempts, lastEvent, null, startedAt, at);
  }

  private boolean goesOn(JobEvent event) {
    return !isFinal() && isNew(event);
  }

  private boolean isNew(JobEvent event) {
    return lastEvent == null
        || event.id().epoch() > lastEvent.epoch()
        || (event.id().epoch() == lastEvent.epoch() && event.id().n() > lastEvent.n());
  }

  private CourseChange another(JobEvent event) {
    boolean same = event.id().equals(resultEvent) && kept(event.at()).equals(endedAt);
    return same ? new CourseChange.Repeated() : new CourseChange.LateResult();
  }

  private CourseChange runsOn(JobEvent event, JobEvent.StateChanged state) {
    EventId end = resultEvent;
    boolean later =
        end == null
            || event.id().epoch() > end.epoch()
            || (event.id().epoch() == end.epoch() && event.id().n() > end.n());
    return later && !state.status().isTerminal() ? new CourseChange.RunsOn() : nothing();
  }

  private static CourseChange moved(JobCourse course) {
    return new CourseChange.Moved(course);
  }

  private static CourseChange nothing() {
    return new CourseChange.Nothing();
  }

  private JobCourse at(JobEvent event, @Nullable Progressed now) {
    return new JobCourse(status, reason, now, null, attempts, event.id(), null, startedAt, null);
  }

  private JobCourse changed(JobEvent event, JobEvent.StateChanged state) {
    if (state.status().isTerminal()) {
      return at(event, progress);
    }
    boolean claimed =
        state.status() == JobStatus.ASSIGNED || state.status() == JobStatus.IN_PROGRESS;
    return new JobCourse(
        state.status(),
        state.reason(),
        claimed ? progress : null,
        null,
        claimed ? claimed(event, state) : returned(event, state),
        event.id(),
        null,
        claimed && startedAt == null ? event.at() : startedAt,
        null);
  }

  private List<Attempt> claimed(JobEvent event, JobEvent.StateChanged state) {
    if (state.attempt() == null || state.workerId() == null) {
      return attempts;
    }
    boolean goesOn =
        !attempts.isEmpty()
            && attempts.getLast().endedAt() == null
            && attempts.getLast().number() == state.attempt()
            && !isOfFormerEpoch(event);
    if (goesOn) {
      return attempts;
    }
    List<Attempt> all = new ArrayList<>(closed(event.at(), Attempt.Outcome.CRASHED, null, null));
    all.add(new Attempt(state.attempt(), state.workerId(), event.at(), null, null, null));
    return all;
  }

  private List<Attempt> returned(JobEvent event, JobEvent.StateChanged state) {
    if (state.failure() != null) {
      return closed(event.at(), Attempt.Outcome.FAILED, state.failure(), state.spent());
    }
    boolean released = "released".equals(state.reason());
    Attempt.Outcome outcome = released ? Attempt.Outcome.RELEASED : Attempt.Outcome.CRASHED;
    return closed(event.at(), outcome, null, state.spent());
  }

  private List<Attempt> closed(
      Instant at, Attempt.Outcome outcome, @Nullable JobFailure failure, @Nullable Expense spent) {
    if (attempts.isEmpty() || attempts.getLast().endedAt() != null) {
      return attempts;
    }
    Attempt open = attempts.getLast();
    List<Attempt> all = new ArrayList<>(attempts.subList(0, attempts.size() - 1));
    all.add(
        new Attempt(open.number(), open.workerId(), open.startedAt(), at, outcome, failure, spent));
    return all;
  }

  private JobCourse ended(JobEvent event, Ended end) {
    List<Attempt> all = new ArrayList<>(attempts.subList(0, ofFormerEpochs(event)));
    all.addAll(end.attempts());
    List<Attempt> known =
        end.attempts().isEmpty() ? closed(event.at(), outcomeOf(end), end.failure(), null) : all;
    Instant started =
        startedAt == null && !known.isEmpty() ? known.getFirst().startedAt() : startedAt;
    return new JobCourse(
        end.status(),
        end.reason(),
        progress,
        end,
        known,
        event.id(),
        event.id(),
        started,
        kept(event.at()));
  }

  /** As exact as every store keeps a time. */
  private static Instant kept(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The broker counts from 1 again in each epoch, and tells only of its own attempts. */
  private int ofFormerEpochs(JobEvent event) {
    if (isOfFormerEpoch(event)) {
      return attempts.size();
    }
    int first = attempts.size() - 1;
    while (first > 0 && attempts.get(first).number() != 1) {
      first--;
    }
    return Math.max(first, 0);
  }

  private boolean isOfFormerEpoch(JobEvent event) {
    return lastEvent != null && lastEvent.epoch() != event.id().epoch();
  }

  private static Attempt.Outcome outcomeOf(Ended end) {
    return switch (end.status()) {
      case COMPLETED -> Attempt.Outcome.COMPLETED;
      case CANCELLED -> Attempt.Outcome.CANCELLED;
      case FAILED, TIMEOUT, SCHEDULED, PENDING, ASSIGNED, IN_PROGRESS -> Attempt.Outcome.FAILED;
    };
  }
}
