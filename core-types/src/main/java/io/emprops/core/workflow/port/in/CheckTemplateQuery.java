package io.emprops.core.workflow.port.in;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.VariableUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at documents that need not be saved. Needs the role viewer. */
public interface CheckTemplateQuery {

  /** Compiles the document and tells all that is found. */
  Report validate(Principal caller, String source);

  /**
   * Compiles the document and renders it.
   *
   * @param inputs empty: defaults and examples fill in
   * @param context empty: now, and a seed by chance
   * @param ignoreUnknown whether inputs without a variable are passed over
   */
  Preview preview(
      Principal caller,
      String source,
      Optional<JsonObject> inputs,
      Optional<RenderContext> context,
      boolean ignoreUnknown);

  /** What compiling found. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Report(
      boolean valid,
      List<Diagnostic> errors,
      List<Diagnostic> warnings,
      List<VariableUsage> variables,
      Map<String, String> inferred,
      @Nullable JobTypeReport jobType) {
    public Report {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      variables = List.copyOf(variables);
    }
  }

  /**
   * Whether a document's job type is served.
   *
   * @param known whether this release knows it
   * @param workers how many live workers serve it; absent where the queue cannot be asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record JobTypeReport(String name, boolean known, @Nullable Integer workers) {}

  /** What rendering made; without errors there is a payload. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Preview(
      boolean valid,
      @Nullable JsonValue payload,
      List<LateValue> late,
      Map<String, JsonValue> origins,
      @Nullable FormModel form,
      @Nullable JsonValue schema,
      List<Diagnostic> errors,
      List<Diagnostic> warnings) {
    public Preview {
      late = List.copyOf(late);
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }
}
