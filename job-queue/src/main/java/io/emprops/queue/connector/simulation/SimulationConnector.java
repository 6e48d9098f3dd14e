package io.emprops.queue.connector.simulation;

import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Calls nothing: plays a job as its payload says, all of whose members are optional.
 *
 * <ul>
 *   <li>{@code duration_ms}: how long it takes, 1000 unless said; up to an hour
 *   <li>{@code steps}: in how many parts it tells its progress, 5 unless said
 *   <li>{@code output}: the text that it streams, piece by piece, over the duration
 *   <li>{@code result}: any JSON that it ends with; else {@code {text, echo}}: the output, and the
 *       payload itself
 *   <li>{@code fail}: {@code {class, reason, message, times, retry_after_ms}} that it ends with
 *       instead after the duration; with {@code times}, only that many attempts fail
 *   <li>{@code usage}: {@code {input_tokens, output_tokens, cost}} that it claims to have used; the
 *       cost in dollars
 * </ul>
 *
 * Other members do nothing but stand in the echo. Secrets are never filled in.
 */
public final class SimulationConnector implements Connector {
  private static final JobType SIMULATION = new JobType("simulation");

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(SIMULATION);
  }

  @Override
  public Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
    try {
      return play(Script.read(job.payload()), attempt, reporter, cancellation);
    } catch (PayloadException e) {
      return new Failed(e.failure());
    }
  }

  private static Result play(
      Script script, int attempt, Reporter reporter, Cancellation cancellation) {
    var stop = new CountDownLatch(1);
    cancellation.onRequest(stop::countDown);
    long begun = System.nanoTime();
    Duration step = script.duration().dividedBy(script.steps());
    int told = 0;
    for (int i = 0; i < script.steps(); i++) {
      reporter.progress(progress(i, script.steps(), step));
      if (stopsWithin(step, stop)) {
        return new Stopped();
      }
      int end = pieceEnd(script.output(), i + 1, script.steps());
      if (end > told) {
        reporter.output(script.output().substring(told, end));
        told = end;
      }
    }
    reporter.progress(progress(script.steps(), script.steps(), step));
    if (script.failure().isPresent() && attempt <= script.failure().get().times()) {
      return new Failed(script.failure().get().failure());
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return new Succeeded(script.result(), usage(script, millis));
  }

  private static Usage usage(Script script, long millis) {
    return script
        .used()
        .map(
            used ->
                new Usage(
                    used.inputTokens(),
                    used.outputTokens(),
                    null,
                    null,
                    millis,
                    used.cost().orElse(null)))
        .orElseGet(() -> Usage.ofDuration(millis));
  }

  private static boolean stopsWithin(Duration time, CountDownLatch stop) {
    try {
      return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Progressed progress(int done, int steps, Duration step) {
    double left = step.multipliedBy(steps - done).toMillis() / 1_000.0;
    return new Progressed("simulating", (double) done, (double) steps, "steps", null, left);
  }

  /** Where the output ends after so many steps; never inside a character of two units. */
  private static int pieceEnd(String output, int step, int steps) {
    int end = (int) ((long) output.length() * step / steps);
    boolean inside =
        end > 0 && end < output.length() && Character.isHighSurrogate(output.charAt(end - 1));
    return inside ? end - 1 : end;
  }
}
