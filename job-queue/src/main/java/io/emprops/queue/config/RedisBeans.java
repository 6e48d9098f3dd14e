package io.emprops.queue.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.job.Backoff;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.core.worker.port.out.JobStandings;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.queue.adapter.out.redis.JobRows;
import io.emprops.queue.adapter.out.redis.RedisCalls;
import io.emprops.queue.adapter.out.redis.RedisFunctions;
import io.emprops.queue.adapter.out.redis.RedisJobArrivals;
import io.emprops.queue.adapter.out.redis.RedisJobLeases;
import io.emprops.queue.adapter.out.redis.RedisJobLog;
import io.emprops.queue.adapter.out.redis.RedisJobQueue;
import io.emprops.queue.adapter.out.redis.RedisJobStandings;
import io.emprops.queue.adapter.out.redis.RedisLeasedJobs;
import io.emprops.queue.adapter.out.redis.RedisQueueBudgets;
import io.emprops.queue.adapter.out.redis.RedisQueueControl;
import io.emprops.queue.adapter.out.redis.RedisSignals;
import io.emprops.queue.adapter.out.redis.RedisWorkerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The outbound ports, in Redis. */
@Singleton
public final class RedisBeans {
  private final BrokerConfig config;
  private final PartitionConfig groups;

  RedisBeans(BrokerConfig config, PartitionConfig groups) {
    this.config = config;
    this.groups = groups;
  }

  @Produces
  @Singleton
  Partitions partitions() {
    return Partitions.parse(groups.groups(), JobTypeRegistry.standard());
  }

  @Produces
  @Singleton
  RedisCalls calls(
      Redis redis,
      @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone")
          RedisClientType type) {
    return type == RedisClientType.CLUSTER ? RedisCalls.clustered(redis) : RedisCalls.pooled(redis);
  }

  @Produces
  @Singleton
  RedisFunctions functions(RedisCalls calls) {
    return new RedisFunctions(calls, config.redisTimeout());
  }

  @Produces
  @Singleton
  RedisSignals signals(Redis redis, Partitions partitions) {
    return new RedisSignals(redis, partitions.all());
  }

  void close(@Disposes RedisSignals signals) {
    signals.close();
  }

  @Produces
  @Singleton
  JobRows rows(ObjectMapper mapper) {
    return new JobRows(mapper);
  }

  @Produces
  @Singleton
  JobQueue queue(RedisFunctions functions, JobRows rows) {
    return new RedisJobQueue(functions, rows);
  }

  @Produces
  @Singleton
  JobLog log(RedisFunctions functions, RedisSignals signals, JobRows rows) {
    return new RedisJobLog(functions, signals, rows);
  }

  @Produces
  @Singleton
  JobLeases leases(RedisFunctions functions, JobRows rows, MeterRegistry meters) {
    var retry = config.retry();
    var backoff = new Backoff(retry.base(), retry.cap(), retry.rateLimitBudget());
    return new MeteredJobLeases(
        new RedisJobLeases(functions, rows, backoff, new SecureRandom()), meters);
  }

  @Produces
  @Singleton
  LeasedJobs leasedJobs(RedisFunctions functions, JobRows rows) {
    return new RedisLeasedJobs(functions, rows);
  }

  @Produces
  @Singleton
  QueueControl control(RedisFunctions functions) {
    return new RedisQueueControl(functions);
  }

  @Produces
  @Singleton
  QueueBudgets budgets(RedisFunctions functions) {
    return new RedisQueueBudgets(functions);
  }

  @Produces
  @Singleton
  JobStandings standings(RedisFunctions functions) {
    return new RedisJobStandings(functions);
  }

  @Produces
  @Singleton
  JobArrivals arrivals(RedisSignals signals) {
    return new RedisJobArrivals(signals);
  }

  @Produces
  @Singleton
  WorkerRegistry workers(RedisFunctions functions, JobRows rows) {
    return new RedisWorkerRegistry(functions, rows, Partitions.DEFAULT, config.workerGoneAfter());
  }
}
