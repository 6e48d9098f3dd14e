package io.emprops.it.faults.check;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to when at least a flow key starts nothing because its provider told that nothing is left.
 *
 * @param since the start of the job whose answer told it, the latest
 */
record Taught(Instant since, Instant until) {
  /** Answers to jobs that started so closely, or that come so late, may count or not. */
  private static final Duration VAGUE = Duration.ofSeconds(2);

  /** What is known after an answer that tells so, to a job that started then. */
  static Taught after(@Nullable Taught known, Instant since, Instant at, Duration lasts) {
    var told = new Taught(since, at.plus(lasts));
    if (known == null
        || known.until.plus(VAGUE).isBefore(at)
        || since.isAfter(known.since.plus(VAGUE))) {
      return told;
    }
    if (since.isBefore(known.since.minus(VAGUE))) {
      return known;
    }
    return new Taught(
        since.isAfter(known.since) ? since : known.since,
        told.until.isBefore(known.until) ? told.until : known.until);
  }
}
