package io.emprops.openapi.adapter.in.rest.workflow;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.NearestName;
import io.emprops.core.problem.Problem;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workflow as callers write it. */
@Schema(
    name = "WorkflowRequest",
    description = "Exactly one of `source` and `template_data` is given.",
    examples =
        """
        {"name": "Greeting", "component_type": "dynamic_json", "tags": ["demo"],
         "source": "{\\"job_type\\": \\"simulation\\", \\"template\\": {\\"output\\": \\"Hello {{name}}\\"}}"}
        """)
@JsonNaming(SnakeCaseStrategy.class)
public record WorkflowRequest(
    @Nullable @Schema(required = true, maxLength = 200) String name,
    @Nullable String description,
    @Nullable
        @JsonAlias("type")
        @Schema(description = "Older name: `type`", defaultValue = "dynamic_json")
        String componentType,
    @Nullable
        @JsonAlias("data")
        @Schema(
            description =
                "The document as data; its errors carry pointers only. Older name: `data`")
        JsonValue templateData,
    @Nullable
        @Schema(
            description = "The document's text, stored exactly; its errors carry line and column")
        String source,
    @Nullable List<@Nullable String> tags,
    @Nullable @Schema(description = "What changed, for the list of versions") String message) {

  DocumentText document() {
    return DocumentText.of(templateData, source);
  }

  /** The command, with this text for the document. */
  SaveWorkflow toCommand(String text) {
    return new SaveWorkflow(
        orEmpty(name), orEmpty(description), type(), text, tagList(), orEmpty(message));
  }

  private List<String> tagList() {
    return tags == null
        ? List.of()
        : tags.stream().map(tag -> Objects.requireNonNullElse(tag, "")).toList();
  }

  private ComponentType type() {
    String name = componentType == null ? ComponentType.DYNAMIC_JSON.wire() : componentType;
    return ComponentType.named(name).orElseThrow(() -> unknownType(name));
  }

  private static ProblemException unknownType(String name) {
    List<String> known = Arrays.stream(ComponentType.values()).map(ComponentType::wire).toList();
    String detail = "no component type '%s' is known".formatted(name);
    Diagnostic error =
        Diagnostic.at("/component_type", ErrorCode.COMPONENT_TYPE, detail)
            .hinting(
                NearestName.of(name, known)
                    .map("did you mean '%s'?"::formatted)
                    .orElse("known here: " + String.join(", ", known)));
    return new ProblemException(Problem.of(ErrorCode.COMPONENT_TYPE, detail, List.of(error)));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
