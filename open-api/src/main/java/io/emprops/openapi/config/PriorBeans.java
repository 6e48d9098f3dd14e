package io.emprops.openapi.config;

import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.prior.PriorTranslator;
import io.emprops.core.prior.port.in.ImportPriorJobsUseCase;
import io.emprops.core.prior.port.out.ImportedJobs;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.openapi.application.job.WorkflowRenderer;
import io.emprops.openapi.application.prior.ImportPriorJobsService;
import io.emprops.openapi.application.prior.PriorSubmissions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires what takes over the jobs of the prior system. */
final class PriorBeans {

  @Produces
  @Singleton
  ImportPriorJobsUseCase importPriorJobs(
      JobTypeRegistry jobTypes,
      Partitions partitions,
      WorkflowRenderer renderer,
      WorkflowRepository workflows,
      ImportedJobs imported,
      InstantSource clock,
      Wakeup relay) {
    var chance = new SecureRandom();
    var submissions =
        new PriorSubmissions(
            renderer, partitions, chance, () -> chance.nextLong(RenderContext.MAX_SEED + 1));
    return new ImportPriorJobsService(
        new PriorTranslator(jobTypes), submissions, workflows, imported, clock, relay);
  }
}
