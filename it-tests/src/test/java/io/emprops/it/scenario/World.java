package io.emprops.it.scenario;

import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.Received;
import io.emprops.it.stack.LocalStack;
import io.emprops.it.stack.Progress;
import io.emprops.it.stack.StackOptions;
import io.emprops.it.stack.StackPorts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running stack and the providers that its workers call. All stories of a test run share one,
 * since a start takes as long as several of them.
 */
final class World implements AutoCloseable {
  /** So short that a lost worker's jobs come back while a test waits. */
  private static final String LEASE = "6s";

  private static final String HEARTBEAT = "1s";
  private static final String SLOTS = "24";

  /** A job type whose jobs lie in a partition of their own. */
  static final String TYPE_APART = "studio_apart";

  private static final String PARTITION_APART = "EMP_PARTITIONS_P1";

  private final TemporaryFolder folder;
  private final FakeProviders providers;
  private final LocalStack stack;

  private World(TemporaryFolder folder, FakeProviders providers, LocalStack stack) {
    this.folder = folder;
    this.providers = providers;
    this.stack = stack;
  }

  static World start() {
    TemporaryFolder folder = TemporaryFolder.create();
    FakeProviders providers = FakeProviders.start(0);
    StackOptions options =
        StackOptions.forTests(StackPorts.free().base(), folder.path())
            .with(Tested.packaging())
            .with("job-queue", providers.environment())
            .with("job-queue", "EMP_BROKER_LEASE", LEASE)
            .with("job-queue", "EMP_BROKER_HEARTBEAT", HEARTBEAT)
            .with("job-queue", "EMP_QUEUE_WORKER_SLOTS", SLOTS)
            .with("job-queue", PARTITION_APART, TYPE_APART)
            .with("open-api", PARTITION_APART, TYPE_APART);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      var progress = new Progress(out, InstantSource.system());
      LocalStack stack = LocalStack.start(options, ProjectHome.find(), progress);
      return new World(folder, providers, stack);
    } catch (RuntimeException e) {
      providers.close();
      keepLogs(folder);
      throw e;
    }
  }

  LocalStack stack() {
    return stack;
  }

  /** Where the stack's state lives, for the commands of {@code ./run}. */
  Path data() {
    return folder.path();
  }

  FakeProviders providers() {
    return providers;
  }

  /**
   * Waits for the request whose body holds this text. Stories share the providers, so each looks
   * for its own request.
   */
  Received received(String text) {
    return Waiting.until(
            "a request with " + text,
            () -> providers.received(text).stream().findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** open-api, asked by an administrator. */
  Api api() {
    return Api.as(stack.description().token(), stack.description().api());
  }

  /** job-queue, asked by nobody in particular. */
  Api queue() {
    return Api.anonymous(stack.description().queue());
  }

  Ledger ledger() {
    return new Ledger(stack.description().postgres());
  }

  /** Redis has nothing any more, not even the functions. */
  void forgetLiveState() {
    var redis = new RedisSocket(stack.description().redis());
    for (String command : List.of("FLUSHALL", "FUNCTION FLUSH")) {
      if (!redis.send(command).equals("+OK")) {
        throw new AssertionError("Redis refused " + command);
      }
    }
  }

  @Override
  public void close() {
    stack.close();
    providers.close();
    keepLogs(folder);
    folder.close();
  }

  /** So that somebody can see what a service said when a story failed. */
  private static void keepLogs(TemporaryFolder folder) {
    Path kept = ProjectHome.find().resolve("it-tests/target/stack-logs");
    try (Stream<Path> logs = Files.list(folder.path().resolve("logs"))) {
      Files.createDirectories(kept);
      for (Path log : logs.toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("keeping the logs", e);
    }
  }
}
