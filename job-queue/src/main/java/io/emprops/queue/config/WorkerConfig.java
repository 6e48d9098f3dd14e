package io.emprops.queue.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The embedded worker, where {@code emp.roles} has {@code worker}. */
@ConfigMapping(prefix = "emp.queue.worker")
public interface WorkerConfig {

  /** The worker's name; a fresh one for each start unless said. */
  Optional<String> id();

  /** The machine's name; the host's unless said. */
  Optional<String> machineId();

  /** How many jobs at once. */
  @WithDefault("16")
  int slots();

  /** How long a pull waits at the gateway. */
  @WithDefault("2s")
  Duration pullWait();

  /** The longest time between two heartbeats, and until a cancellation is heard of. */
  @WithDefault("1s")
  Duration longestHeartbeat();

  /** The longest time of an attempt for jobs that name none. */
  @WithDefault("15m")
  Duration attemptTimeout();

  /** The shortest time between two reports of one job. */
  @WithDefault("50ms")
  Duration reportInterval();

  /** How long to wait after the gateway could not be asked for the first time. */
  @WithDefault("200ms")
  Duration firstRetry();

  /** The longest such wait. */
  @WithDefault("5s")
  Duration longestRetry();

  /** How long a stopping worker lets its jobs finish. */
  @WithDefault("10s")
  Duration drain();

  /** How long it then waits until the rest have stopped. */
  @WithDefault("2s")
  Duration release();
}
