package io.emprops.openapi.application.workflow;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.schema.CompiledSchema;
import io.emprops.template.schema.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Holds payloads against the schemas that their job types publish. Each schema is read once, when
 * it is first needed.
 */
public final class PublishedSchemas implements PayloadCheck {
  private static final String PAYLOAD = "/payload";

  private final JobTypeRegistry jobTypes;
  private final Map<JobType, CompiledSchema> schemas = new ConcurrentHashMap<>();

  /** Takes what is published. */
  public PublishedSchemas(JobTypeRegistry jobTypes) {
    this.jobTypes = jobTypes;
  }

  @Override
  public List<Diagnostic> check(String jobType, RenderOutcome.Rendered rendered) {
    JobType type = jobTypes.read(new JobType(jobType));
    return jobTypes
        .payloadSchema(type)
        .map(schema -> schemas.computeIfAbsent(type, _ -> compile(type, schema)))
        .map(schema -> breaches(schema, rendered))
        .orElse(List.of());
  }

  private static List<Diagnostic> breaches(CompiledSchema schema, RenderOutcome.Rendered rendered) {
    Set<String> late =
        rendered.late().stream().map(LateValue::pointer).collect(Collectors.toUnmodifiableSet());
    return schema.validate(rendered.payload()).stream()
        .filter(violation -> !late.contains(violation.pointer()))
        .map(PublishedSchemas::diagnostic)
        .toList();
  }

  private static Diagnostic diagnostic(Violation violation) {
    String place = violation.pointer().isEmpty() ? "the payload" : violation.pointer();
    return Diagnostic.at(
        PAYLOAD + violation.pointer(),
        ErrorCode.SCHEMA_MISMATCH,
        "%s %s".formatted(place, violation.message()));
  }

  private static CompiledSchema compile(JobType type, JsonValue schema) {
    return switch (CompiledSchema.compile(schema)) {
      case CompiledSchema.Result.Compiled(CompiledSchema compiled) -> compiled;
      case CompiledSchema.Result.Invalid(String pointer, String message) ->
          throw new IllegalStateException(
              "the schema of %s cannot be used at '%s': %s".formatted(type, pointer, message));
    };
  }
}
