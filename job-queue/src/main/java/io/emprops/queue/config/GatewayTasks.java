package io.emprops.queue.config;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.port.in.TendQueueUseCase;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.queue.adapter.out.redis.RedisFunctions;
import io.emprops.queue.adapter.out.redis.RedisSignals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What runs by itself: the libraries' load at start, the listener, the reaper, the depth gauges.
 */
@Singleton
public final class GatewayTasks {
  private static final Logger LOG = Logger.getLogger(GatewayTasks.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final RedisFunctions functions;
  private final RedisSignals signals;
  private final TendQueueUseCase tendQueue;
  private final JobLeases leases;
  private final Partitions partitions;
  private final MeterRegistry meters;
  private final Set<ServiceRole> roles;
  private final ConcurrentMap<String, AtomicLong> depths = new ConcurrentHashMap<>();

  GatewayTasks(
      RedisFunctions functions,
      RedisSignals signals,
      TendQueueUseCase tendQueue,
      JobLeases leases,
      Partitions partitions,
      MeterRegistry meters,
      @ConfigProperty(name = "emp.roles", defaultValue = "gateway,worker") Set<ServiceRole> roles) {
    this.functions = functions;
    this.signals = signals;
    this.tendQueue = tendQueue;
    this.leases = leases;
    this.partitions = partitions;
    this.meters = meters;
    this.roles = Set.copyOf(roles);
  }

  void begin(@Observes StartupEvent start) {
    if (!roles.contains(ServiceRole.GATEWAY)) {
      return;
    }
    signals.start();
    partitions.all().forEach(this::load);
  }

  private void load(Partition partition) {
    try {
      functions.load(partition);
    } catch (QueueUnavailableException e) {
      LOG.warnf(
          "redis not reachable at start, trying again when asked queue=%s reason=%s",
          partition, e.getMessage());
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tend() {
    if (!roles.contains(ServiceRole.GATEWAY)) {
      return;
    }
    long end = System.nanoTime() + TICK.toNanos();
    tendNow();
    partitions.all().forEach(this::gauge);
    try {
      for (long pause = pause(); System.nanoTime() + pause < end; pause = pause()) {
        TimeUnit.NANOSECONDS.sleep(pause);
        tendNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long pause() {
    return tendQueue.pause().toNanos();
  }

  private void tendNow() {
    try {
      int moved = tendQueue.tend();
      if (moved > 0) {
        LOG.debugf("queues tended moved=%d", moved);
      }
    } catch (QueueUnavailableException e) {
      LOG.warnf("queues not tended reason=%s", e.getMessage());
    }
  }

  private void gauge(Partition partition) {
    try {
      leases.waiting(partition).forEach(this::gauge);
    } catch (QueueUnavailableException e) {
      LOG.warnf("queue not counted queue=%s reason=%s", partition, e.getMessage());
    }
  }

  private void gauge(JobLeases.Waiting waiting) {
    depths
        .computeIfAbsent(
            waiting.jobType().value(),
            type -> meters.gauge("emp.jobs.waiting", Tags.of("job_type", type), new AtomicLong()))
        .set(waiting.jobs());
  }
}
