package io.emprops.queue.config;

import io.emprops.queue.worker.remote.Transport;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The worker, where {@code emp.roles} has {@code worker}. */
@ConfigMapping(prefix = "emp.queue.worker")
public interface WorkerConfig {

  /**
   * Where its gateway is, such as {@code https://queue.example.org}; the one inside this process
   * unless said.
   */
  Optional<URI> gatewayUrl();

  /** What it shows at a gateway elsewhere. */
  Optional<String> token();

  /** The file in which that stands, read anew for each connection. */
  Optional<Path> tokenFile();

  /** How its messages get to a gateway elsewhere. */
  @WithDefault("auto")
  Transport transport();

  /** How long an answer of a gateway elsewhere is waited for. */
  @WithDefault("10s")
  Duration longestAnswer();

  /** What it offers. */
  Offer offer();

  /** The worker's name; whom its token names, else a fresh one for each start, unless said. */
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

  /** What the worker offers beside what its connectors can do. */
  interface Offer {

    /** These job types of its connectors and no others; unless said, those that its token names. */
    Optional<Set<String>> jobTypes();

    /** Whether to look what the machine has: processor cores, memory, GPUs. */
    @WithDefault("true")
    boolean probe();

    /** What it has, by name, instead of what was found, such as {@code gpu_memory_gb=24}. */
    Map<String, Double> hardware();

    /** Anything else, as a JSON object, such as <code>{"region":"eu"}</code>. */
    Optional<String> labels();

    /** The one workflow whose jobs it executes. */
    Optional<String> workflowId();

    /** {@code strict} where it serves one customer apart from all others. */
    Optional<String> isolation();

    /** Only these customers. */
    Optional<Set<String>> customersAllow();

    /** Not these customers. */
    Optional<Set<String>> customersDeny();

    /** How long between two looks at the connectors' health and models. */
    @WithDefault("30s")
    Duration checkInterval();

    /** A connector that says nothing for so long is not healthy. */
    @WithDefault("10s")
    Duration longestCheck();
  }
}
