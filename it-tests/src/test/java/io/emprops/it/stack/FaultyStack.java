package io.emprops.it.stack;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL, Redis and several processes of the packaged services, each of which can be killed,
 * paused and cut off. Two open-api nodes, each with an organisation of its own; two gateways; two
 * workers.
 */
public final class FaultyStack implements AutoCloseable {
  /** The processes of open-api. */
  public static final List<String> APIS = List.of("api-1", "api-2");

  /** The processes of job-queue that answer open-api and foreign workers. */
  public static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");

  /** The processes of job-queue that execute jobs. */
  public static final List<String> WORKERS = List.of("worker-1", "worker-2");

  private static final String HEAP = "192m";
  private static final int PORTS = 2 + APIS.size() + GATEWAYS.size() + WORKERS.size();
  private static final int MOST_STARTS = 4;
  private static final Duration LOOKS = Duration.ofMillis(100);

  private final DataFolder data;
  private final FileLock lock;
  private final ProcessLedger ledger;
  private final FaultyServices services;
  private final Map<String, Service> parts = new LinkedHashMap<>();
  private final Map<String, List<Cable>> cables = new LinkedHashMap<>();
  private final Map<String, ManagedProcess> processes = new ConcurrentHashMap<>();
  private final Deque<Integer> ports = FaultyServices.freePorts(PORTS);
  private final int redisPort = ports.removeFirst();
  private final AppendOnlyFile file;
  private Optional<EmbeddedDatabase> database = Optional.empty();
  private volatile boolean closed;

  private FaultyStack(DataFolder data, FileLock lock, Path home, Duration lease) {
    this.data = data;
    this.lock = lock;
    this.ledger = new ProcessLedger(data);
    this.file = new AppendOnlyFile(data.file("redis"));
    this.services = new FaultyServices(home, HEAP, ServiceKeys.in(data), data, lease);
  }

  /**
   * Starts all, with nothing of the time before, and waits until they are ready.
   *
   * @param lease of a claim
   */
  public static FaultyStack start(Path home, Path folder, Duration lease, Progress progress) {
    DataFolder data = DataFolder.open(folder);
    FileLock lock = data.lock();
    ProcessLedger.clearLeftovers(data);
    EmbeddedDatabase.endLeftover(data);
    forget(data);
    var stack = new FaultyStack(data, lock, home, lease);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "faulty-stack-shutdown"));
    try {
      stack.startAll(progress);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private static void forget(DataFolder data) {
    for (String name : List.of("pg", "redis", "keys", "logs")) {
      if (Files.exists(data.file(name))) {
        data.deleteFolder(name);
      }
    }
    data.delete("pg.initialised");
    DataFolder.open(data.root());
  }

  private void startAll(Progress progress) {
    var postgres =
        progress.step("PostgreSQL", () -> EmbeddedDatabase.start(data, ports.removeFirst()));
    database = Optional.of(postgres);
    ledger.started("PostgreSQL", postgres.process());
    progress.step("Redis", this::startRedis);
    Thread.ofPlatform().daemon().name("append-only-file").start(this::watchFile);
    List<Integer> gateways = GATEWAYS.stream().map(_ -> ports.removeFirst()).toList();
    for (int i = 0; i < GATEWAYS.size(); i++) {
      String name = GATEWAYS.get(i);
      add(services.gateway(name, gateways.get(i), cable(name, List.of(redisPort)).port()));
    }
    for (String name : WORKERS) {
      add(services.worker(name, ports.removeFirst(), cable(name, gateways).port()));
    }
    for (String name : APIS) {
      int sql = cable(name, List.of(postgres.port())).port();
      add(
          services.api(
              name, ports.removeFirst(), postgres.jdbcUrl(sql), cable(name, gateways).port()));
    }
    // One by one: the first open-api makes the tables, and two cores serve no more at once anyway.
    parts.keySet().forEach(name -> progress.step(name, () -> startAgain(name)));
  }

  private void add(Service service) {
    parts.put(service.name(), service);
  }

  private Cable cable(String part, List<Integer> targets) {
    Cable cable = Cable.to(targets);
    cables.computeIfAbsent(part, _ -> new ArrayList<>()).add(cable);
    return cable;
  }

  private ManagedProcess startRedis() {
    return keep(EmbeddedRedis.start(data, redisPort));
  }

  private ManagedProcess keep(ManagedProcess process) {
    processes.put(process.name(), process);
    ledger.started(process.name(), process.handle());
    return process;
  }

  private void watchFile() {
    while (!closed) {
      file.look();
      pause(LOOKS);
    }
  }

  /** Ends a process at once; Redis is called {@code Redis}. */
  public void kill(String part) {
    process(part).kill();
  }

  /** Starts a service that was killed, and waits until it is ready; a supervisor tries again. */
  public ProcessHandle startAgain(String part) {
    for (int tries = 1; ; tries++) {
      try {
        return startOnce(part);
      } catch (StackFailure e) {
        if (tries == MOST_STARTS) {
          throw e;
        }
        kill(part);
      }
    }
  }

  private ProcessHandle startOnce(String part) {
    Service service = service(part);
    ManagedProcess process = keep(service.start(data));
    service.awaitReady(process);
    return process.handle();
  }

  /** Stops a process without ending it: its clock goes on, and it knows nothing of that. */
  public void freeze(String part) {
    signal("-STOP", part);
  }

  /** Lets a frozen process go on. */
  public void thaw(String part) {
    signal("-CONT", part);
  }

  /** Cuts a process off from what it needs: its connections break, and it gets no others. */
  public void cutOff(String part) {
    cablesOf(part).forEach(Cable::cut);
  }

  /** Lets nothing through between a process and what it needs, and tells neither. */
  public void silence(String part) {
    cablesOf(part).forEach(Cable::silence);
  }

  /** Joins a process again with what it needs. */
  public void mend(String part) {
    cablesOf(part).forEach(Cable::mend);
  }

  /** Redis ends at once and starts again with what it has written down. */
  public void restartRedis() {
    kill("Redis");
    startRedis();
  }

  /** Redis ends at once and starts again with what it knew a while ago; false if with all. */
  public boolean rollRedisBack(Duration time) {
    kill("Redis");
    boolean forgotten = file.forget(time);
    startRedis();
    return forgotten;
  }

  /** Where Redis is, past all cables. */
  public String redisUrl() {
    return "redis://%s:%d".formatted(StackPorts.HOST, redisPort);
  }

  /** The root of a service. */
  public String url(String part) {
    return StackPorts.url(service(part).port());
  }

  /** An administrator's token in the organisation of this open-api. */
  public String token(String api) {
    try {
      return Files.readString(data.file(FaultyServices.tokenFile(api))).strip();
    } catch (IOException e) {
      throw new StackFailure("open-api has made no admin token", e);
    }
  }

  /** The organisation that this open-api has made. */
  public String organisation(String api) {
    return FaultyServices.organisation(api);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes.values().forEach(process -> signal("-CONT", process.name()));
    processes.values().forEach(ManagedProcess::kill);
    cables.values().forEach(all -> all.forEach(Cable::close));
    database.ifPresent(EmbeddedDatabase::stop);
    data.delete("processes");
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new StackFailure("the data folder cannot be unlocked", e);
    }
  }

  private ManagedProcess process(String part) {
    return known(part, processes);
  }

  private Service service(String part) {
    return known(part, parts);
  }

  private List<Cable> cablesOf(String part) {
    return known(part, cables);
  }

  private static <T> T known(String part, Map<String, T> all) {
    return Optional.ofNullable(all.get(part))
        .orElseThrow(() -> new IllegalArgumentException("no such part: " + part));
  }

  private void signal(String signal, String part) {
    ProcessHandle handle = process(part).handle();
    if (!handle.isAlive()) {
      return;
    }
    try {
      Process kill = new ProcessBuilder("kill", signal, Long.toString(handle.pid())).start();
      kill.waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new StackFailure("no signal reaches " + part, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
