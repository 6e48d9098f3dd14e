package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Hears what the functions publish, over one connection for the whole process however many threads
 * wait, and connects again when it is lost. A call can be missed meanwhile: whoever waits looks
 * again after {@link #LOOK_AGAIN} at the latest.
 */
public final class RedisSignals implements AutoCloseable {
  /** Nobody trusts in a call for longer. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(RedisSignals.class);
  private static final long PAUSE_MS = 250;
  private static final long CONNECT_MS = 5_000;

  private final Redis redis;
  private final Map<String, Partition> newsOf;
  private final Set<String> arriving;
  private final Bells news = new Bells();
  private final WaitingWorkers waiting = new WaitingWorkers();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Listens to one partition, once started. */
  public RedisSignals(Redis redis, Partition partition) {
    this(redis, List.of(partition));
  }

  /** Listens to these partitions, once started. A cluster tells each node what any publishes. */
  public RedisSignals(Redis redis, Collection<Partition> partitions) {
    this.redis = redis;
    this.newsOf =
        partitions.stream().collect(Collectors.toMap(it -> new JobKeys(it).news(), it -> it));
    this.arriving =
        partitions.stream().map(it -> new JobKeys(it).arrivals()).collect(Collectors.toSet());
  }

  /** Begins to listen. */
  public void start() {
    Thread.ofVirtual().name("redis-signals").start(this::listenUntilClosed);
  }

  /** Rings a job's id when it has new events, and the partition's name for any job's. */
  Bells news() {
    return news;
  }

  /** Those who are called when jobs begin to wait. */
  WaitingWorkers waiting() {
    return waiting;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void listenUntilClosed() {
    try {
      while (closed.getCount() > 0) {
        listen();
        closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() throws InterruptedException {
    var lost = new CountDownLatch(1);
    RedisConnection connection = null;
    try {
      connection =
          redis
              .connect()
              .toCompletionStage()
              .toCompletableFuture()
              .get(CONNECT_MS, TimeUnit.MILLISECONDS);
      connection.handler(this::hear);
      connection.endHandler(_ -> lost.countDown());
      connection.exceptionHandler(_ -> lost.countDown());
      connection.send(subscription());
      news.ringAll();
      waiting.callAll();
      while (closed.getCount() > 0 && !lost.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        // Both latches end the wait.
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("redis signals not connected reason=%s", e.getMessage());
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  private Request subscription() {
    Request request = Request.cmd(Command.SUBSCRIBE);
    newsOf.keySet().forEach(request::arg);
    arriving.forEach(request::arg);
    return request;
  }

  private void hear(Response message) {
    if (message.size() < 3 || !"message".equals(message.get(0).toString())) {
      return;
    }
    String channel = message.get(1).toString();
    String name = message.get(2).toString();
    Partition partition = newsOf.get(channel);
    if (partition != null) {
      name.lines().forEach(news::ring);
      news.ring(partition.value());
    } else if (arriving.contains(channel)) {
      call(name);
    }
  }

  /** A job type, or nothing for any; and behind a line feed how many jobs. */
  private void call(String arrival) {
    int end = arrival.indexOf('\n');
    String jobType = arrival.substring(0, end);
    int jobs = Integer.parseInt(arrival, end + 1, arrival.length(), 10);
    if (jobType.isEmpty()) {
      waiting.callAny(jobs);
    } else {
      waiting.call(new JobType(jobType), jobs);
    }
  }
}
