package io.emprops.openapi.application.workflow;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.openapi.application.worker.LiveWorkers;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.RenderTrace;
import io.emprops.template.UnknownInputs;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Shows what a document would do, without keeping anything of it. */
public final class CheckTemplateService implements CheckTemplateQuery {
  private final CompiledTemplates templates;
  private final JobTypeRegistry registry;
  private final LiveWorkers workers;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Takes the compiler, what job types there are and who serves them. */
  public CheckTemplateService(
      CompiledTemplates templates,
      JobTypeRegistry registry,
      LiveWorkers workers,
      InstantSource clock,
      RandomGenerator random) {
    this.templates = templates;
    this.registry = registry;
    this.workers = workers;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Report validate(Principal caller, String source) {
    caller.require(Role.VIEWER);
    return switch (templates.compile(source)) {
      case CompileResult.Compiled(var template, var warnings) ->
          new Report(
              true,
              List.of(),
              warnings,
              template.variables(),
              types(template.inferred()),
              jobType(template.jobType()));
      case CompileResult.Invalid(var errors, var warnings, var variables) ->
          new Report(false, errors, warnings, variables, Map.of(), null);
    };
  }

  @Override
  public Preview preview(
      Principal caller,
      String source,
      Optional<JsonObject> inputs,
      Optional<RenderContext> context,
      boolean ignoreUnknown) {
    caller.require(Role.VIEWER);
    return switch (templates.compile(source)) {
      case CompileResult.Compiled(var template, var warnings) ->
          preview(
              template,
              warnings,
              template.trace(
                  inputs.orElseGet(template::sampleInputs),
                  context.orElseGet(this::freshContext),
                  ignoreUnknown ? UnknownInputs.IGNORE : UnknownInputs.REFUSE));
      case CompileResult.Invalid(var errors, var warnings, _) ->
          new Preview(false, null, List.of(), Map.of(), null, null, errors, warnings);
    };
  }

  /** A payload that no worker would accept is shown all the same, beside what is wrong with it. */
  private Preview preview(CompiledTemplate template, List<Diagnostic> warnings, RenderTrace trace) {
    return switch (trace.outcome()) {
      case RenderOutcome.Rendered rendered ->
          preview(
              template,
              rendered.payload(),
              rendered.late(),
              origins(trace),
              template.breaches(rendered),
              warnings);
      case RenderOutcome.Refused(var errors) ->
          preview(template, null, List.of(), Map.of(), errors, warnings);
    };
  }

  private static Preview preview(
      CompiledTemplate template,
      @Nullable JsonValue payload,
      List<LateValue> late,
      Map<String, JsonValue> origins,
      List<Diagnostic> errors,
      List<Diagnostic> warnings) {
    return new Preview(
        errors.isEmpty(),
        payload,
        late,
        origins,
        template.form(),
        template.schema(),
        errors,
        warnings);
  }

  private static Map<String, JsonValue> origins(RenderTrace trace) {
    Map<String, JsonValue> origins = new LinkedHashMap<>();
    trace.origins().forEach((pointer, origin) -> origins.put(pointer, origin.toWire()));
    return origins;
  }

  private static Map<String, String> types(Map<String, VariableDefinition> inferred) {
    Map<String, String> types = new LinkedHashMap<>();
    inferred.forEach((name, definition) -> types.put(name, definition.type().wire()));
    return types;
  }

  private RenderContext freshContext() {
    return new RenderContext(
        clock.instant().truncatedTo(ChronoUnit.MILLIS), random.nextLong(RenderContext.MAX_SEED));
  }

  private JobTypeReport jobType(String name) {
    Optional<JobType> known = registry.find(name).map(JobTypeDescription::name);
    Integer count = workers.byJobType().map(counts -> count(counts, known, name)).orElse(null);
    return new JobTypeReport(name, known.isPresent(), count);
  }

  private static int count(Map<JobType, Integer> counts, Optional<JobType> known, String name) {
    return counts.entrySet().stream()
        .filter(e -> e.getKey().value().equals(known.map(JobType::value).orElse(name)))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
