package io.emprops.openapi.config;

import io.emprops.core.job.port.in.RebuildQueueUseCase;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobOutbox;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.OpenJobs;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
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

/** Wires the loops, starts them with the service and stops them with it. */
@ApplicationScoped
class JobLoopBeans {

  @Produces
  @Singleton
  OutboxRelay relay(JobOutbox outbox, JobQueue queue, InstantSource clock, JobNews news) {
    return new OutboxRelay(outbox, queue, JobBeans.PARTITION, clock, news);
  }

  @Produces
  @Singleton
  LedgerProjection projection(
      JobLog log, JobProjection projection, ApiConfig config, JobNews news, Wakeup relay) {
    return new LedgerProjection(
        log, projection, JobBeans.PARTITION, config.jobs().patience(), news, relay);
  }

  @Produces
  @Singleton
  LedgerReconciler reconciler(
      OpenJobs openJobs,
      JobLedger ledger,
      JobProjection projection,
      JobQueue queue,
      JobLog log,
      InstantSource clock,
      JobNews news,
      Wakeup relay) {
    return new LedgerReconciler(
        openJobs, ledger, projection, queue, log, JobBeans.PARTITION, clock, news, relay);
  }

  @Produces
  @Singleton
  QueueRestorer restorer(QueueSettings settings, QueueControl queue) {
    return new QueueRestorer(settings, queue, JobBeans.PARTITION);
  }

  @Produces
  @Singleton
  RebuildQueueUseCase rebuild(QueueRestorer restorer, LedgerReconciler reconciler) {
    return new RebuildQueueService(restorer, reconciler);
  }

  @Produces
  @Singleton
  JobLoops loops(
      OutboxRelay relay,
      LedgerProjection projection,
      QueueRestorer restorer,
      LedgerReconciler reconciler,
      Wakeup wakeup,
      ApiConfig config,
      MeterRegistry registry,
      InstantSource clock) {
    return new JobLoops(
        relay,
        projection,
        restorer,
        reconciler,
        wakeup,
        config.jobs().reconcileEvery(),
        new JobMeters(registry, clock));
  }

  void onStart(@Observes StartupEvent event, ApiConfig config, JobLoops loops) {
    if (config.jobs().background()) {
      loops.start();
    }
  }

  void onStop(@Observes ShutdownEvent event, ApiConfig config, JobLoops loops) {
    if (config.jobs().background()) {
      loops.close();
    }
  }
}
