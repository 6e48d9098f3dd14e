package io.emprops.openapi.config;

import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.in.ActOnJobsUseCase;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.RetryJobUseCase;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.ActOnJobsService;
import io.emprops.openapi.application.job.RetryJobService;
import io.emprops.openapi.application.job.Successors;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.openapi.application.job.WorkflowRenderer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires what follows ended jobs. */
final class RetryBeans {

  @Produces
  @Singleton
  Successors successors(
      WorkflowRepository workflows,
      WorkflowRenderer renderer,
      Partitions partitions,
      InstantSource clock) {
    var chance = new SecureRandom();
    return new Successors(
        workflows,
        renderer,
        partitions,
        new Ulid(clock, chance),
        () -> chance.nextLong(RenderContext.MAX_SEED + 1));
  }

  @Produces
  @Singleton
  RetryJobUseCase retry(
      JobLedger ledger, Successors successors, InstantSource clock, Wakeup relay) {
    return new RetryJobService(ledger, successors, clock, relay);
  }

  @Produces
  @Singleton
  ActOnJobsUseCase act(JobLedger ledger, CancelJobUseCase cancel, RetryJobUseCase retry) {
    return new ActOnJobsService(ledger, cancel, retry);
  }
}
