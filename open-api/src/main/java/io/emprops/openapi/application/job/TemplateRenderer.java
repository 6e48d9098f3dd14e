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
import io.emprops.openapi.application.workflow.PayloadCheck;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.UnknownInputs;
import java.util.List;
import java.util.function.Function;

/** Renders dynamic JSON documents. */
public final class TemplateRenderer implements WorkflowRenderer {
  private final Function<String, CompileResult> compiler;
  private final JobTypeRegistry jobTypes;
  private final PayloadCheck payloads;

  /**
   * Joins the parts.
   *
   * @param compiler may remember what it has compiled
   * @param jobTypes knows the older names of job types
   * @param payloads stops what no worker would accept
   */
  public TemplateRenderer(
      Function<String, CompileResult> compiler, JobTypeRegistry jobTypes, PayloadCheck payloads) {
    this.compiler = compiler;
    this.jobTypes = jobTypes;
    this.payloads = payloads;
  }

  @Override
  public Rendering render(Workflow workflow, JsonObject inputs, RenderContext context) {
    if (workflow.componentType() != ComponentType.DYNAMIC_JSON) {
      return refused(
          "/component_type",
          ErrorCode.COMPONENT_TYPE,
          "workflows of type '%s' cannot be executed".formatted(workflow.componentType().wire()));
    }
    return switch (compiler.apply(workflow.source())) {
      case CompileResult.Invalid(var errors, _, _) -> new Rendering.Refused(errors);
      case CompileResult.Compiled(CompiledTemplate template, _) ->
          render(template, inputs, context);
    };
  }

  private Rendering render(CompiledTemplate template, JsonObject inputs, RenderContext context) {
    return switch (template.render(inputs, context, UnknownInputs.REFUSE)) {
      case RenderOutcome.Refused(var errors) -> new Rendering.Refused(errors);
      case RenderOutcome.Rendered rendered -> checked(template, rendered);
    };
  }

  private Rendering checked(CompiledTemplate template, RenderOutcome.Rendered rendered) {
    List<Diagnostic> breaches = payloads.check(template.jobType(), rendered);
    return breaches.isEmpty()
        ? new Rendering.Ready(
            current(template.jobType()),
            rendered.payload(),
            rendered.late(),
            template.output(),
            template.requirements())
        : new Rendering.Refused(breaches);
  }

  private JobType current(String name) {
    return jobTypes.find(name).map(JobTypeDescription::name).orElseGet(() -> new JobType(name));
  }

  private static Rendering refused(String pointer, ErrorCode code, String message) {
    return new Rendering.Refused(List.of(Diagnostic.at(pointer, code, message)));
  }
}
