package io.emprops.it.faults.check;

import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueuedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A paused gate starts nothing; a flow key runs and starts no more than it allows. */
final class GatePromise implements Promise {

  @Override
  public String name() {
    return "gates";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    if (!(moment.fact() instanceof Fact.Claimed claim)) {
      return Optional.empty();
    }
    QueuedJob job = claim.job();
    return pausedGate(before, job)
        .map(gate -> "%s starts behind %s".formatted(job.id(), gate.wire()))
        .or(
            () ->
                job.flowKeys().stream()
                    .flatMap(key -> flow(before, key, moment.at()).stream())
                    .findFirst()
                    .map(how -> "%s starts though %s".formatted(job.id(), how)));
  }

  /** The gate that somebody has shut before this job. */
  static Optional<Gate> pausedGate(Life life, QueuedJob job) {
    Gate type = new Gate.OfType(job.jobType());
    Gate customer = new Gate.OfCustomer(job.customerId());
    if (life.isPaused(type)) {
      return Optional.of(type);
    }
    if (life.isPaused(customer)) {
      return Optional.of(customer);
    }
    return job.flowKeys().stream().<Gate>map(Gate.OfFlow::new).filter(life::isPaused).findFirst();
  }

  private static Optional<String> flow(Life life, String key, Instant at) {
    Optional<Instant> closed = life.closedUntil(key).filter(at::isBefore);
    if (closed.isPresent()) {
      return Optional.of("%s is closed until %s".formatted(key, closed.get()));
    }
    Optional<Instant> usedUp = life.usedUpUntil(key).filter(at::isBefore);
    if (usedUp.isPresent()) {
      return Optional.of("nothing of %s is left until %s".formatted(key, usedUp.get()));
    }
    Optional<FlowLimit> limit = life.limit(key);
    long running = life.running(key);
    if (limit.isPresent() && limit.get().atOnce().orElse(Integer.MAX_VALUE) <= running) {
      return Optional.of("%s runs %d already, of %s".formatted(key, running, limit.get().atOnce()));
    }
    return limit.flatMap(
        known -> known.every().flatMap(every -> tooEarly(life, key, at, known, every)));
  }

  private static Optional<String> tooEarly(
      Life life, String key, Instant at, FlowLimit limit, Duration every) {
    return life.nextStart(key)
        .map(next -> next.minus(every.multipliedBy(limit.burst() - 1L)))
        .filter(at::isBefore)
        .map(allowed -> "%s lets the next start at %s".formatted(key, allowed));
  }
}
