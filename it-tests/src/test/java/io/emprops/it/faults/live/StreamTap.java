package io.emprops.it.faults.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.it.faults.Breakage;
import io.emprops.queue.adapter.out.redis.JobRows;
import io.emprops.queue.adapter.out.redis.RedisFunctions;
import io.emprops.queue.adapter.out.redis.RedisJobLog;
import io.emprops.queue.adapter.out.redis.RedisSignals;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the broker tells, past all services and cables. Where Redis went back, it reads again:
 * what was undone never happened, for the broker. It also keeps a guard broken that is to be.
 */
final class StreamTap implements AutoCloseable {
  private static final Partition P0 = new Partition("p0");
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int PAGE = 100;
  private static final String LIBRARY = "jobs_v1";

  private final Vertx vertx = Vertx.vertx();
  private final Redis client;
  private final RedisSignals signals;
  private final JobLog log;
  private final Optional<Breakage> breakage;
  private final List<BrokerLife> lives = new ArrayList<>();
  private volatile boolean closed;

  /** What one epoch told, from a place in its stream on. */
  private static final class BrokerLife {
    private final long epoch;
    private final String from;
    private final List<JobEvent> events = new ArrayList<>();
    private String cursor;

    BrokerLife(long epoch, String from) {
      this.epoch = epoch;
      this.from = from;
      this.cursor = from;
    }
  }

  StreamTap(String redis, Optional<Breakage> breakage) {
    this.breakage = breakage;
    client =
        Redis.createClient(vertx, new RedisOptions().setConnectionString(redis).setMaxPoolSize(2));
    signals = new RedisSignals(client, P0);
    var rows = new JobRows(new ObjectMapper().registerModule(new JavaTimeModule()));
    log = new RedisJobLog(new RedisFunctions(client, ANSWER), signals, rows);
    Thread.ofPlatform().daemon().name("stream-tap").start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        breakage.ifPresent(this::breakOpen);
        drain();
      } catch (QueueUnavailableException e) {
        // Redis is down or frozen.
      }
      Pauses.of(PAUSE);
    }
  }

  /** Forgets what was told so far; the broker must be at rest. */
  synchronized void begin() {
    PartitionPage page = log.readPartition(P0, PartitionPage.END, 1, Duration.ZERO);
    lives.clear();
    lives.add(new BrokerLife(page.state().epoch(), page.cursor()));
  }

  /** Redis has gone back: what it told last may not be so. */
  synchronized void readAgain() {
    if (!lives.isEmpty()) {
      BrokerLife life = lives.getLast();
      life.events.clear();
      life.cursor = life.from;
    }
  }

  /** Reads all that there is by now. */
  synchronized void drain() {
    if (lives.isEmpty()) {
      return;
    }
    int read;
    do {
      BrokerLife life = lives.getLast();
      PartitionPage page = log.readPartition(P0, life.cursor, PAGE, Duration.ZERO);
      if (page.state().epoch() != life.epoch) {
        enter(page.state().epoch());
        read = PAGE;
      } else {
        life.events.addAll(page.events());
        life.cursor = page.cursor();
        read = page.events().size();
      }
    } while (read > 0);
  }

  /** A new epoch, or one that is back because Redis went back beyond its end. */
  private void enter(long epoch) {
    boolean known = lives.stream().anyMatch(life -> life.epoch == epoch);
    while (known && lives.getLast().epoch != epoch) {
      lives.removeLast();
    }
    if (known) {
      readAgain();
    } else {
      lives.add(new BrokerLife(epoch, PartitionPage.BEGINNING));
    }
  }

  /** What each epoch told since the beginning. */
  synchronized List<List<JobEvent>> told() {
    return lives.stream().map(life -> List.copyOf(life.events)).toList();
  }

  /** Redis forgets everything, the functions too unless one of them is to stay broken. */
  void flush() {
    ask(Request.cmd(Command.FLUSHALL));
    if (breakage.isEmpty()) {
      ask(Request.cmd(Command.FUNCTION).arg("FLUSH"));
    }
  }

  /** Services load whole libraries when they start. */
  private void breakOpen(Breakage guard) {
    Response libraries =
        ask(
            Request.cmd(Command.FUNCTION)
                .arg("LIST")
                .arg("LIBRARYNAME")
                .arg(LIBRARY)
                .arg("WITHCODE"));
    if (libraries == null || libraries.size() == 0) {
      return;
    }
    String code = libraries.get(0).get("library_code").toString();
    if (guard.isIn(code)) {
      ask(Request.cmd(Command.FUNCTION).arg("LOAD").arg("REPLACE").arg(guard.apply(code)));
    }
  }

  private @Nullable Response ask(Request request) {
    try {
      return client
          .send(request)
          .toCompletionStage()
          .toCompletableFuture()
          .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new QueueUnavailableException("Redis does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("interrupted", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    signals.close();
    client.close();
    vertx.close();
  }
}
