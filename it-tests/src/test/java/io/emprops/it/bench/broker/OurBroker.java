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
import io.emprops.queue.adapter.out.redis.RedisCalls;
import io.emprops.queue.adapter.out.redis.RedisFunctions;
import io.emprops.queue.adapter.out.redis.RedisJobArrivals;
import io.emprops.queue.adapter.out.redis.RedisJobLeases;
import io.emprops.queue.adapter.out.redis.RedisJobQueue;
import io.emprops.queue.adapter.out.redis.RedisQueueControl;
import io.emprops.queue.adapter.out.redis.RedisSignals;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The broker's adapters on one Redis, joined and set as the service does it. */
public final class OurBroker implements AutoCloseable {
  /** The partition whose arrivals are heard. */
  static final Partition P0 = new Partition("p0");

  private final Vertx vertx = Vertx.vertx();
  private final Redis client;
  private final RedisSignals signals;
  private final JobQueue queue;
  private final JobLeases leases;
  private final QueueControl control;

  /** On a single Redis. */
  OurBroker(int port) {
    this(RedisClientType.STANDALONE, List.of(port), List.of(P0));
  }

  /** On a cluster with these nodes. */
  public static OurBroker onCluster(List<Integer> ports, List<Partition> partitions) {
    return new OurBroker(RedisClientType.CLUSTER, ports, partitions);
  }

  private OurBroker(RedisClientType type, List<Integer> ports, List<Partition> partitions) {
    var options = new RedisOptions().setType(type).setMaxPoolSize(16).setMaxPoolWaiting(10_000);
    ports.forEach(port -> options.addConnectionString("redis://127.0.0.1:" + port));
    client = Redis.createClient(vertx, options);
    RedisCalls calls =
        type == RedisClientType.CLUSTER ? RedisCalls.clustered(client) : RedisCalls.pooled(client);
    var functions = new RedisFunctions(calls, Duration.ofMinutes(1));
    partitions.forEach(functions::load);
    var rows = new JobRows(new ObjectMapper().registerModule(new JavaTimeModule()));
    signals = new RedisSignals(client, partitions);
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

  /** Takes jobs. */
  public JobQueue queue() {
    return queue;
  }

  /** Hands them out. */
  public JobLeases leases() {
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
