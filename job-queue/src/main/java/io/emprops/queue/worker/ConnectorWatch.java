package io.emprops.queue.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Healthy;
import io.emprops.core.worker.port.out.Connector.NotSetUp;
import io.emprops.core.worker.port.out.Connector.Unhealthy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connector's health, asked by one thread; a check that hangs is not asked a second time. */
final class ConnectorWatch {
  private final Connector connector;
  private @Nullable CompletableFuture<Finding> running;
  private boolean hasWorked;

  ConnectorWatch(Connector connector) {
    this.connector = connector;
  }

  /** What a look has found. */
  sealed interface Finding {}

  /** It works. */
  record Working(Map<JobType, List<String>> models) implements Finding {}

  /**
   * It does not.
   *
   * @param worked whether it ever did
   */
  record Failing(String reason, boolean worked) implements Finding {}

  /** Nobody wants it to work here. */
  record Absent() implements Finding {}

  Set<JobType> jobTypes() {
    return connector.jobTypes();
  }

  /** Begins to look, unless the last look still goes on. */
  void begin() {
    if (running == null) {
      running =
          CompletableFuture.supplyAsync(
              this::look,
              task -> Thread.ofVirtual().name("check-" + connector.jobTypes()).start(task));
    }
  }

  /** What the look has found that was begun; waits so long for it. */
  Finding await(Duration longest) throws InterruptedException {
    CompletableFuture<Finding> look = running;
    if (look == null) {
      throw new IllegalStateException("begin first");
    }
    Finding found;
    try {
      found = look.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      running = null;
    } catch (TimeoutException e) {
      return new Failing("no answer within " + longest.toMillis() + " ms", hasWorked);
    } catch (ExecutionException e) {
      running = null;
      found = new Failing("the check failed: " + nameOf(e.getCause()), hasWorked);
    }
    hasWorked |= found instanceof Working;
    return found;
  }

  private Finding look() {
    return switch (connector.health()) {
      case Healthy _ -> new Working(connector.models());
      case Unhealthy(String reason) -> new Failing(reason, hasWorked);
      case NotSetUp _ -> new Absent();
    };
  }

  /** The kind alone: an exception's words may hold what a provider said. */
  private static String nameOf(@Nullable Throwable cause) {
    return cause == null ? "unknown" : cause.getClass().getSimpleName();
  }
}
