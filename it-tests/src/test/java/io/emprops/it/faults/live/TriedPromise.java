package io.emprops.it.faults.live;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.Attempt.Outcome;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job's attempts show, in each life of the broker: they are numbered in order, one at most
 * ended well and was the last, failures and lost workers are at most as many as allowed.
 */
final class TriedPromise implements LivePromise {
  private static final int CRASHES_TO_POISON = 3;
  private static final int MOST_RELEASES = 10;

  @Override
  public String name() {
    return "attempts";
  }

  @Override
  public Optional<String> broken(LiveMoment moment) {
    return moment.fact() instanceof LiveFact.Seen(String _, JobRecord record) && record.isFinal()
        ? broken(record).map(how -> "%s %s: %s".formatted(record.id(), how, record.attempts()))
        : Optional.empty();
  }

  private static Optional<String> broken(JobRecord record) {
    boolean done =
        !record.attempts().isEmpty() && record.attempts().getLast().outcome() == Outcome.COMPLETED;
    if (done != (record.status() == JobStatus.COMPLETED)) {
      return Optional.of("is %s after these".formatted(record.status().wire()));
    }
    List<List<Attempt>> lives = lives(record.attempts());
    for (List<Attempt> life : lives) {
      Optional<String> how = inOneLife(life);
      if (how.isPresent()) {
        return how;
      }
    }
    boolean poison = "poison".equals(record.reason());
    return poison
            && (lives.isEmpty() || count(lives.getLast(), Outcome.CRASHED) < CRASHES_TO_POISON)
        ? Optional.of("has lost too few workers for its end")
        : Optional.empty();
  }

  private static Optional<String> inOneLife(List<Attempt> attempts) {
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.get(i).number() != i + 1) {
        return Optional.of("has attempts in a strange order");
      }
      if (attempts.get(i).outcome() == Outcome.COMPLETED && i < attempts.size() - 1) {
        return Optional.of("goes on after it was completed");
      }
    }
    if (count(attempts, Outcome.FAILED) > QueuedJob.DEFAULT_MAX_ATTEMPTS) {
      return Optional.of("failed too often");
    }
    if (count(attempts, Outcome.CRASHED) > CRASHES_TO_POISON) {
      return Optional.of("has lost too many workers");
    }
    return count(attempts, Outcome.RELEASED) > MOST_RELEASES + 1
        ? Optional.of("was given back too often")
        : Optional.empty();
  }

  /** The broker counts from 1 again in each of its lives. */
  private static List<List<Attempt>> lives(List<Attempt> attempts) {
    List<List<Attempt>> lives = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (lives.isEmpty() || attempt.number() == 1) {
        lives.add(new ArrayList<>());
      }
      lives.getLast().add(attempt);
    }
    return lives;
  }

  private static long count(List<Attempt> attempts, Outcome outcome) {
    return attempts.stream().filter(attempt -> attempt.outcome() == outcome).count();
  }
}
