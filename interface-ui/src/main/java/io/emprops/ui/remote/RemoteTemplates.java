package io.emprops.ui.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at documents over {@code /api/workflows/…-template}. */
@Singleton
final class RemoteTemplates implements CheckTemplateQuery {
  private final ApiClient api;

  RemoteTemplates(ApiClient api) {
    this.api = api;
  }

  @Override
  public Report validate(Principal caller, String source) {
    return api.post("/workflows/validate-template", new Source(source)).as(Report.class);
  }

  @Override
  public Preview preview(
      Principal caller,
      String source,
      Optional<JsonObject> inputs,
      Optional<RenderContext> context,
      boolean ignoreUnknown) {
    var wish = new Wish(source, inputs.orElse(null), context.orElse(null), ignoreUnknown);
    return api.post("/workflows/preview-template", wish).as(Preview.class);
  }

  /** The body of a check. */
  @RegisterForReflection
  record Source(String source) {}

  /** The body of a preview. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Wish(
      String source,
      @Nullable JsonObject inputs,
      @Nullable RenderContext context,
      boolean ignoreUnknown) {}
}
