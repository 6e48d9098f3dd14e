package io.emprops.openapi.config;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.in.RebuildQueueUseCase;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobOutbox;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.OpenJobs;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.openapi.application.budget.BudgetTeller;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.application.job.LedgerProjection;
import io.emprops.openapi.application.job.LedgerReconciler;
import io.emprops.openapi.application.job.OutboxRelay;
import io.emprops.openapi.application.job.QueueRestorer;
import io.emprops.openapi.application.job.RebuildQueueService;
import io.emprops.openapi.application.job.Wakeup;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Wires the loops of each partition, starts them with the service and stops them with it. */
@ApplicationScoped
class JobLoopBeans {

  @Produces
  @Singleton
  Reconcilers reconcilers(
      Partitions partitions,
      OpenJobs openJobs,
      JobLedger ledger,
      JobProjection projection,
      JobQueue queue,
      JobLog log,
      InstantSource clock,
      JobNews news,
      RelayWakeups wakeups) {
    return new Reconcilers(
        each(
            partitions,
            it ->
                new LedgerReconciler(
                    openJobs, ledger, projection, queue, log, it, clock, news, wakeups.of(it))));
  }

  private static <T> Map<Partition, T> each(Partitions partitions, Function<Partition, T> make) {
    return partitions.all().stream().collect(Collectors.toMap(it -> it, make));
  }

  @Produces
  @Singleton
  QueueRestorer restorer(
      QueueSettings settings, QueueControl queue, Partitions partitions, BudgetTeller budgets) {
    return new QueueRestorer(settings, queue, partitions, budgets);
  }

  @Produces
  @Singleton
  RebuildQueueUseCase rebuild(QueueRestorer restorer, Reconcilers reconcilers) {
    return new RebuildQueueService(restorer, reconcilers.each());
  }

  @Produces
  @Singleton
  LoopParts parts(
      JobOutbox outbox,
      JobQueue queue,
      JobLog log,
      JobProjection projection,
      JobNews news,
      InstantSource clock,
      MeterRegistry registry) {
    return new LoopParts(
        outbox, queue, log, projection, news, clock, new JobMeters(registry, clock));
  }

  @Produces
  @Singleton
  AllLoops loops(
      Partitions partitions,
      LoopParts parts,
      QueueRestorer restorer,
      Reconcilers reconcilers,
      RelayWakeups wakeups,
      ApiConfig config) {
    return new AllLoops(
        partitions.all().stream()
            .map(it -> loops(it, parts, restorer, reconcilers, wakeups.of(it), config.jobs()))
            .toList());
  }

  private static JobLoops loops(
      Partition partition,
      LoopParts parts,
      QueueRestorer restorer,
      Reconcilers reconcilers,
      Wakeup wakeup,
      ApiConfig.Jobs config) {
    return new JobLoops(
        partition,
        new OutboxRelay(parts.outbox(), parts.queue(), partition, parts.clock(), parts.news()),
        new LedgerProjection(
            parts.log(), parts.projection(), partition, config.patience(), parts.news(), wakeup),
        restorer,
        Objects.requireNonNull(reconcilers.each().get(partition)),
        wakeup,
        config.reconcileEvery(),
        parts.meters());
  }

  void onStart(@Observes StartupEvent event, ApiConfig config, AllLoops loops) {
    if (config.jobs().background()) {
      loops.each().forEach(JobLoops::start);
    }
  }

  void onStop(@Observes ShutdownEvent event, ApiConfig config, AllLoops loops) {
    if (config.jobs().background()) {
      loops.each().forEach(JobLoops::stop);
      loops.each().forEach(JobLoops::close);
    }
  }

  /** One for each partition. */
  record Reconcilers(Map<Partition, LedgerReconciler> each) {
    Reconcilers {
      each = Map.copyOf(each);
    }
  }

  /** Those of each partition. */
  record AllLoops(List<JobLoops> each) {
    AllLoops {
      each = List.copyOf(each);
    }
  }

  /** What the loops of all partitions have in common. */
  record LoopParts(
      JobOutbox outbox,
      JobQueue queue,
      JobLog log,
      JobProjection projection,
      JobNews news,
      InstantSource clock,
      JobMeters meters) {}
}
