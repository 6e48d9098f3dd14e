package io.emprops.openapi.config;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Ulid;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.worker.LiveWorkers;
import io.emprops.openapi.application.workflow.CheckTemplateService;
import io.emprops.openapi.application.workflow.CompiledTemplates;
import io.emprops.openapi.application.workflow.FindWorkflowsService;
import io.emprops.openapi.application.workflow.SaveWorkflowService;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Wires what knows workflows. */
final class WorkflowBeans {
  /** Characters of source text; what is compiled from them takes several times as much. */
  private static final int MOST_CHARACTERS = 4 << 20;

  @Produces
  @Singleton
  CompiledTemplates templates() {
    return new CompiledTemplates(
        new TemplateCompiler(Limits.standard())::compile, new BoundedMemory());
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
  CheckTemplateQuery checkTemplates(
      CompiledTemplates templates, LiveWorkers workers, InstantSource clock) {
    return new CheckTemplateService(
        templates, JobTypeRegistry.standard(), workers, clock, new SecureRandom());
  }

  /** Forgets first what was not asked for lately. */
  private static final class BoundedMemory implements CompiledTemplates.Memory {
    private final Cache<String, CompileResult> results =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String source, CompileResult _) -> source.length() + 1_000)
            .build();

    @Override
    public Optional<CompileResult> find(String source) {
      return Optional.ofNullable(results.getIfPresent(source));
    }

    @Override
    public void keep(String source, CompileResult result) {
      results.put(source, result);
    }
  }
}
