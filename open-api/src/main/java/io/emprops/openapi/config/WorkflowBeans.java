package io.emprops.openapi.config;

import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Ulid;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.core.workflow.port.in.TestWorkflowQuery;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.worker.LiveWorkers;
import io.emprops.openapi.application.workflow.CheckTemplateService;
import io.emprops.openapi.application.workflow.CompiledTemplates;
import io.emprops.openapi.application.workflow.FindWorkflowsService;
import io.emprops.openapi.application.workflow.SaveWorkflowService;
import io.emprops.openapi.application.workflow.TestWorkflowService;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.component.ComfyDocument;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires what knows workflows. */
final class WorkflowBeans {
  @Produces
  @Singleton
  CompiledTemplates templates(ApiConfig config, JobTypeRegistry jobTypes, MeterRegistry registry) {
    Limits limits = TemplateLimits.of(config.templates().limits());
    var meters = new CompileMeters(registry);
    var compiler = new TemplateCompiler(limits, jobTypes);
    var cache =
        new CompileCache(
            meters.timed(source -> ComfyDocument.compile(source, compiler::compile)),
            limits.sourceBytes(),
            config.templates().cachedCharacters());
    meters.watch(cache);
    return new CompiledTemplates(cache::compile);
  }

  @Produces
  @Singleton
  SaveWorkflowService saveWorkflows(
      WorkflowRepository workflows, CompiledTemplates templates, InstantSource clock) {
    return new SaveWorkflowService(
        workflows, templates, new Ulid(clock, new SecureRandom()), clock);
  }

  @Produces
  @Singleton
  FindWorkflowsService findWorkflows(WorkflowRepository workflows, CompiledTemplates templates) {
    return new FindWorkflowsService(workflows, templates);
  }

  @Produces
  @Singleton
  TestWorkflowQuery testWorkflows(WorkflowRepository workflows, CompiledTemplates templates) {
    return new TestWorkflowService(workflows, templates);
  }

  @Produces
  @Singleton
  CheckTemplateQuery checkTemplates(
      CompiledTemplates templates,
      JobTypeRegistry jobTypes,
      LiveWorkers workers,
      InstantSource clock) {
    return new CheckTemplateService(templates, jobTypes, workers, clock, new SecureRandom());
  }
}
