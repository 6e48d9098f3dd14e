package io.emprops.it.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.it.faults.check.Checker;
import io.emprops.it.faults.check.Moment;
import io.emprops.it.faults.check.Violation;
import io.emprops.queue.adapter.out.redis.JobRows;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Histories on one Redis, one after another, each checked at its end. */
final class FaultRun implements AutoCloseable {
  private final RedisProcess redis = new RedisProcess();
  private final JobRows rows = new JobRows(new ObjectMapper().registerModule(new JavaTimeModule()));
  private final Optional<Breakage> breakage;

  /** Perhaps with a guard left out. */
  FaultRun(Optional<Breakage> breakage) {
    this.breakage = breakage;
  }

  /**
   * A history that was checked.
   *
   * @param seed makes it again
   */
  record Checked(long seed, List<Moment> history, Optional<Violation> violation) {}

  /** Runs the history of this seed. */
  Checked run(long seed) {
    var recorder = new Recorder();
    var random = new SplittableRandom(seed);
    var broker = new Broker(redis, rows, breakage, random.split(), recorder);
    Optional<Violation> failed = failed(new FaultHistory(broker, random), recorder);
    List<Moment> history = recorder.history();
    return new Checked(seed, history, Checker.check(history).or(() -> failed));
  }

  /** Redis is there whenever it is asked, so that a call that fails breaks a promise too. */
  private static Optional<Violation> failed(FaultHistory history, Recorder recorder) {
    try {
      history.run();
      return Optional.empty();
    } catch (QueueUnavailableException | IllegalStateException e) {
      int last = recorder.history().size() - 1;
      return Optional.of(new Violation(last, "answers", "a call failed: " + e));
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
