package io.emprops.queue.connector.polling;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.queue.connector.ProviderFailedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time that an attempt has for a provider's job, and what it tells on the way. */
final class Waiting {
  private final Duration timeout;
  private final Reporter reporter;
  private final long begun = System.nanoTime();

  Waiting(Duration timeout, Reporter reporter) {
    this.timeout = timeout;
    this.reporter = reporter;
  }

  Duration left() {
    Duration left = timeout.minusNanos(System.nanoTime() - begun);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Tells that it goes on. */
  void tell(String phase, EndRules rules, JsonValue said) {
    @Nullable Double done = rules.progressOf(said).orElse(null);
    reporter.progress(
        new Progressed(phase, done, done == null ? null : Double.valueOf(1), null, null, null));
  }

  ProviderFailedException over() {
    return new ProviderFailedException(
        FailureClass.TIMEOUT,
        "not-done",
        "The provider was not done after %d ms".formatted(timeout.toMillis()));
  }

  static ProviderFailedException stopped() {
    return new ProviderFailedException(FailureClass.SYSTEM_ERROR, "stopped", "The job was stopped");
  }
}
