package io.emprops.template.proof;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.schema.CompiledSchema;
import io.emprops.template.schema.SchemaProof;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the job types say of their payloads, read when first asked for. Thread-safe. */
public final class PayloadRules {
  private final JobTypeRegistry jobTypes;
  private final Map<JobType, Optional<PayloadRule>> rules = new ConcurrentHashMap<>();

  /** Takes what is published. */
  public PayloadRules(JobTypeRegistry jobTypes) {
    this.jobTypes = jobTypes;
  }

  /** The rule of a job type, if it has one. */
  public Optional<PayloadRule> of(String jobType) {
    return JobType.isValid(jobType)
        ? rules.computeIfAbsent(jobTypes.read(new JobType(jobType)), this::read)
        : Optional.empty();
  }

  private Optional<PayloadRule> read(JobType type) {
    return jobTypes.payloadSchema(type).map(PayloadRules::rule);
  }

  private static PayloadRule rule(JsonObject schema) {
    return switch (CompiledSchema.compile(schema)) {
      case CompiledSchema.Result.Compiled(CompiledSchema compiled) ->
          new PayloadRule(compiled, SchemaProof.of(schema));
      case CompiledSchema.Result.Invalid(String pointer, String message) ->
          throw new IllegalArgumentException(
              "a job type's schema is invalid at '%s': %s".formatted(pointer, message));
    };
  }
}
