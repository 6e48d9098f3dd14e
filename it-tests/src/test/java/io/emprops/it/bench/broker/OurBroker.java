package io.emprops.it.bench.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.core.job.Backoff;
import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.queue.adapter.out.redis.JobRows;
import io.emprops.queue.adapter.out.redis.RedisFunctions;
import io.emprops.queue.adapter.out.redis.RedisJobArrivals;
import io.emprops.queue.adapter.out.redis.RedisJobLeases;
import io.emprops.queue.adapter.out.redis.RedisJobQueue;
import io.emprops.queue.adapter.out.redis.RedisQueueControl;
import io.emprops.queue.adapter.out.redis.RedisSignals;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.security.SecureRandom;
import java.time.Duration;

/** The broker's adapters on one Redis, joined and set as the service does it. */
final class OurBroker implements AutoCloseable {
  /** The partition whose arrivals are heard. */
  static final Partition P0 = new Partition("p0");

  private final Vertx vertx = Vertx.vertx();
  private final Redis client;
  private final RedisSignals signals;
  private final JobQueue queue;
  private final JobLeases leases;
  private final QueueControl control;

  OurBroker(int port) {
    client =
        Redis.createClient(
            vertx,
            new RedisOptions()
                .setConnectionString("redis://127.0.0.1:" + port)
                .setMaxPoolSize(16)
                .setMaxPoolWaiting(10_000));
    var functions = new RedisFunctions(client, Duration.ofMinutes(1));
    functions.load(P0);
    var rows = new JobRows(new ObjectMapper().registerModule(new JavaTimeModule()));
    signals = new RedisSignals(client, P0);
    signals.start();
    queue = new RedisJobQueue(functions, rows);
    leases =
        new RedisJobLeases(
            functions,
            rows,
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1)),
            new SecureRandom());
    control = new RedisQueueControl(functions);
  }

  JobQueue queue() {
    return queue;
  }

  JobLeases leases() {
    return leases;
  }

  QueueControl control() {
    return control;
  }

  JobArrivals arrivals() {
    return new RedisJobArrivals(signals);
  }

  @Override
  public void close() {
    signals.close();
    client.close();
    vertx.close();
  }
}
