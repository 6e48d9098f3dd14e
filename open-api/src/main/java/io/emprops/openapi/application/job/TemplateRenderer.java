package io.emprops.openapi.application.job;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Workflow;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.UnknownInputs;
import java.util.List;
import java.util.function.Function;

/** Renders dynamic JSON documents. */
public final class TemplateRenderer implements WorkflowRenderer {
  private final Function<String, CompileResult> compiler;
  private final JobTypeRegistry jobTypes;

  /**
   * Joins the parts.
   *
   * @param compiler may remember what it has compiled
   * @param jobTypes knows the older names of job types
   */
  public TemplateRenderer(Function<String, CompileResult> compiler, JobTypeRegistry jobTypes) {
    this.compiler = compiler;
    this.jobTypes = jobTypes;
  }

  @Override
  public Rendering render(Workflow workflow, JsonObject inputs, RenderContext context) {
    if (!workflow.componentType().isServed()) {
      return new Rendering.Refused(List.of(notServed(workflow.componentType())));
    }
    return switch (compiler.apply(workflow.source())) {
      case CompileResult.Invalid(var errors, _, _) -> new Rendering.Refused(errors);
      case CompileResult.Compiled(CompiledTemplate template, _) ->
          render(template, inputs, context);
    };
  }

  private Rendering render(CompiledTemplate template, JsonObject inputs, RenderContext context) {
    return switch (template.judge(template.render(inputs, context, UnknownInputs.REFUSE))) {
      case RenderOutcome.Refused(var errors) -> new Rendering.Refused(errors);
      case RenderOutcome.Rendered(var payload, var late) ->
          new Rendering.Ready(
              current(template.jobType()),
              payload,
              late,
              template.output(),
              template.requirements(),
              template.fallback());
    };
  }

  private JobType current(String name) {
    return jobTypes.find(name).map(JobTypeDescription::name).orElseGet(() -> new JobType(name));
  }

  /** Why a workflow of this type cannot be executed. */
  public static Diagnostic notServed(ComponentType type) {
    return Diagnostic.at(
        "/component_type",
        ErrorCode.COMPONENT_TYPE,
        "workflows of type '%s' cannot be executed".formatted(type.wire()));
  }
}
