package io.emprops.it.stack;

import io.emprops.it.provider.FakeProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Redis and the three services on the loopback address. What starts it also ends it:
 * closing leaves nothing running, and a start clears what a killed launcher left.
 */
public final class LocalStack implements AutoCloseable {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(300);

  private final DataFolder data;
  private final FileLock lock;
  private final ProcessLedger ledger;
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, ManagedProcess> processes = new LinkedHashMap<>();
  private Optional<EmbeddedDatabase> database = Optional.empty();
  private Optional<FakeProviders> providers = Optional.empty();
  private Optional<StackFile> description = Optional.empty();
  private boolean closed;

  private LocalStack(DataFolder data, FileLock lock) {
    this.data = data;
    this.lock = lock;
    this.ledger = new ProcessLedger(data);
  }

  /**
   * Starts all parts and waits until they are ready.
   *
   * @param home the project's root, which holds the built services
   * @throws StackFailure in one line, with nothing left running
   */
  public static LocalStack start(StackOptions options, Path home, Progress progress) {
    DataFolder data = DataFolder.open(options.data());
    FileLock lock = data.lock();
    int cleared = ProcessLedger.clearLeftovers(data);
    if (cleared > 0) {
      progress.line("  cleared %d processes that an earlier start left behind".formatted(cleared));
    }
    var stack = new LocalStack(data, lock);
    // A signal during the start must end what has begun so far.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-shutdown"));
    try {
      stack.startAll(options, home, progress);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Where everything is. */
  public StackFile description() {
    return description.orElseThrow(() -> new IllegalStateException("the stack is still starting"));
  }

  /** Ends a part at once, as a crash would: {@code open-api}, {@code job-queue}, {@code Redis}… */
  public void kill(String part) {
    synchronized (processes) {
      process(part).kill();
      processes.remove(part);
    }
  }

  /** Starts a service again after {@link #kill}, and waits until it is ready. */
  public void restart(String name) {
    Service service = services.get(name);
    if (service == null) {
      throw new IllegalArgumentException("no such service: " + name);
    }
    service.awaitReady(launch(service));
  }

  /** The process id of a part. */
  public long pid(String part) {
    synchronized (processes) {
      return process(part).handle().pid();
    }
  }

  /**
   * Watches the parts until the launcher is asked to stop.
   *
   * @throws StackFailure naming the part that ended by itself
   */
  void supervise() {
    while (!closed) {
      synchronized (processes) {
        for (ManagedProcess process : processes.values()) {
          if (!process.isAlive() && !closed) {
            throw new StackFailure(
                "%s has ended by itself (%s): all was stopped — see %s"
                    .formatted(process.name(), process.lastWords(), data.root().resolve("logs")));
          }
        }
        if (!closed && database.isPresent() && !ledger.isAlive("PostgreSQL")) {
          throw new StackFailure(
              "PostgreSQL has ended by itself: all was stopped — see " + data.log("postgres"));
        }
      }
      pause();
    }
  }

  @Override
  public void close() {
    synchronized (processes) {
      if (closed) {
        return;
      }
      closed = true;
      StackFile.deleteFrom(data);
      new ArrayList<>(processes.values()).reversed().forEach(ManagedProcess::stop);
      database.ifPresent(EmbeddedDatabase::stop);
      providers.ifPresent(FakeProviders::close);
      data.delete("processes");
      release();
    }
  }

  private void startAll(StackOptions options, Path home, Progress progress) {
    StackPorts ports = options.ports();
    ports.requireFree(options);
    ServiceKeys keys = ServiceKeys.in(data);
    String postgres = options.postgres().orElseGet(() -> startDatabase(ports, progress));
    String redis = options.redis().orElseGet(() -> startRedis(ports, progress));
    StackServices.of(withProviders(options, progress), home, keys, data, postgres, redis)
        .forEach(service -> services.put(service.name(), service));
    // All at once: each waits for nothing but the databases, which are ready.
    List<ManagedProcess> started = services.values().stream().map(this::launch).toList();
    List<Service> order = List.copyOf(services.values());
    for (int i = 0; i < order.size(); i++) {
      Service service = order.get(i);
      ManagedProcess process = started.get(i);
      progress.step(
          service.name(),
          () -> {
            service.awaitReady(process);
            return service;
          });
    }
    describe(options, postgres, redis);
  }

  private String startDatabase(StackPorts ports, Progress progress) {
    return progress.step(
        "PostgreSQL",
        () -> {
          var server = EmbeddedDatabase.start(data, ports.postgres());
          database = Optional.of(server);
          ledger.started("PostgreSQL", server.process());
          return server.jdbcUrl();
        });
  }

  private String startRedis(StackPorts ports, Progress progress) {
    return progress.step(
        "Redis",
        () -> {
          keep(EmbeddedRedis.start(data, ports.redis()));
          return "redis://%s:%d".formatted(StackPorts.HOST, ports.redis());
        });
  }

  /** The options with what job-queue needs to call the stand-ins, if they were asked for. */
  private StackOptions withProviders(StackOptions options, Progress progress) {
    if (!options.fakeProviders()) {
      return options;
    }
    FakeProviders started =
        progress.step("fake providers", () -> FakeProviders.start(options.ports().providers()));
    providers = Optional.of(started);
    return options.with("job-queue", started.environment()).allowing(started.target());
  }

  private ManagedProcess launch(Service service) {
    return keep(service.start(data));
  }

  private ManagedProcess keep(ManagedProcess process) {
    synchronized (processes) {
      processes.put(process.name(), process);
      ledger.started(process.name(), process.handle());
      return process;
    }
  }

  private void describe(StackOptions options, String postgres, String redis) {
    StackPorts ports = options.ports();
    String token = adminToken();
    String ui = StackPorts.url(ports.ui());
    var api = new ApiClient(StackPorts.url(ports.api()), token);
    var file =
        new StackFile(
            StackPorts.url(ports.api()),
            StackPorts.url(ports.queue()),
            ui,
            postgres,
            redis,
            token,
            ui + "/sign-in?code=" + api.signInCode(),
            pids(),
            version());
    file.writeTo(data);
    description = Optional.of(file);
  }

  private Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>(ledger.pids());
    pids.put("launcher", ProcessHandle.current().pid());
    return pids;
  }

  private String adminToken() {
    try {
      return Files.readString(data.file(StackServices.ADMIN_TOKEN_FILE)).strip();
    } catch (IOException e) {
      throw new StackFailure("open-api has made no admin token — see " + data.log("open-api"), e);
    }
  }

  private static String version() {
    @Nullable String version = LocalStack.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private ManagedProcess process(String part) {
    ManagedProcess process = processes.get(part);
    if (process == null) {
      throw new IllegalArgumentException("no such running part: " + part);
    }
    return process;
  }

  private void release() {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException("unlocking " + data.root(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("the stack was interrupted", e);
    }
  }
}
