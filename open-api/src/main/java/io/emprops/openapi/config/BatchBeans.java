package io.emprops.openapi.config;

import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.in.StartBatchUseCase;
import io.emprops.core.batch.port.in.SteerBatchUseCase;
import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.batch.port.out.Batches;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.batch.BatchFeeder;
import io.emprops.openapi.application.batch.FindBatchesService;
import io.emprops.openapi.application.batch.StartBatchService;
import io.emprops.openapi.application.batch.SteerBatchService;
import io.emprops.openapi.application.batch.TableChecks;
import io.emprops.openapi.application.job.FirstJobs;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.openapi.application.job.WorkflowRenderer;
import io.emprops.openapi.application.workflow.CompiledTemplates;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires what accepts, shows and steers batches, and the loop that feeds them. */
@ApplicationScoped
class BatchBeans {

  @Produces
  @Singleton
  BatchFeeder feeder(
      BatchFeed feed,
      WorkflowRepository workflows,
      FirstJobs jobs,
      JobLedger ledger,
      ApiConfig config,
      InstantSource clock,
      Wakeup relay,
      JobNews news) {
    var feeder =
        new BatchFeeder(feed, workflows, jobs, ledger, config.batches().window(), clock, relay);
    news.wakeAtAll(feeder.calls());
    return feeder;
  }

  @Produces
  @Singleton
  BatchLoop batchLoop(BatchFeeder feeder) {
    return new BatchLoop(feeder);
  }

  @Produces
  @Singleton
  StartBatchUseCase startBatch(
      WorkflowRepository workflows,
      CompiledTemplates templates,
      WorkflowRenderer renderer,
      Batches batches,
      ApiConfig config,
      InstantSource clock,
      BatchFeeder feeder) {
    return new StartBatchService(
        workflows,
        new TableChecks(templates::compile, renderer, config.batches().rows()),
        batches,
        new Ulid(clock, new SecureRandom()),
        clock,
        feeder.calls());
  }

  @Produces
  @Singleton
  SteerBatchUseCase steerBatch(Batches batches, BatchFeeder feeder) {
    return new SteerBatchService(batches, feeder.calls());
  }

  @Produces
  @Singleton
  FindBatchesQuery findBatches(Batches batches) {
    return new FindBatchesService(batches);
  }

  void onStart(@Observes StartupEvent event, ApiConfig config, BatchLoop loop) {
    if (config.jobs().background()) {
      loop.start();
    }
  }

  void onStop(@Observes ShutdownEvent event, ApiConfig config, BatchLoop loop) {
    if (config.jobs().background()) {
      loop.close();
    }
  }
}
