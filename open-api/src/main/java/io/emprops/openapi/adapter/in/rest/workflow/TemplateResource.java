package io.emprops.openapi.adapter.in.rest.workflow;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Preview;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Report;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Documents that are not saved, or not yet. */
@Path("/api/workflows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Templates")
public class TemplateResource {
  private final CheckTemplateQuery check;
  private final Caller caller;

  TemplateResource(CheckTemplateQuery check, Caller caller) {
    this.check = check;
    this.caller = caller;
  }

  /** Compiles. */
  @POST
  @Path("validate-template")
  @Operation(
      operationId = "validateTemplate",
      summary = "Find all errors of a document",
      description = "A faulty document is a 200 with `valid: false`. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "What was found",
      content = @Content(schema = @Schema(implementation = Report.class)))
  public Report validate(ValidateRequest request) {
    DocumentText document = DocumentText.of(request.templateData(), request.source());
    Report report = check.validate(caller.principal(), document.source());
    WorkflowProblems.refuseTooLarge(report.errors());
    return new Report(
        report.valid(),
        document.told(report.errors()),
        document.told(report.warnings()),
        report.variables(),
        report.inferred(),
        report.jobType());
  }

  /** Compiles and renders. */
  @POST
  @Path("preview-template")
  @Operation(
      operationId = "previewTemplate",
      summary = "Show the payload that a document makes of inputs",
      description =
          "Without `inputs`, defaults and examples fill in; `{}` means no inputs. Errors of document"
              + " or inputs are a 200 with `valid: false`. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The payload, or what stands in its way",
      content = @Content(schema = @Schema(implementation = Preview.class)))
  public Preview preview(PreviewRequest request) {
    DocumentText document = DocumentText.of(request.templateData(), request.source());
    Preview preview =
        check.preview(
            caller.principal(),
            document.source(),
            Optional.ofNullable(request.inputs()),
            Optional.ofNullable(request.context()).map(ContextRequest::toContext),
            Boolean.TRUE.equals(request.ignoreUnknown()));
    WorkflowProblems.refuseTooLarge(preview.errors());
    return new Preview(
        preview.valid(),
        preview.payload(),
        preview.late(),
        preview.origins(),
        preview.form(),
        preview.schema(),
        document.told(preview.errors()),
        document.told(preview.warnings()));
  }

  /** A document to look at. */
  @Schema(
      name = "ValidateRequest",
      description = "Exactly one of `source` and `template_data` is given.",
      examples = "{\"source\": \"{\\\"job_type\\\": \\\"simulation\\\", \\\"template\\\": {}}\"}")
  @JsonNaming(SnakeCaseStrategy.class)
  public record ValidateRequest(
      @Nullable @JsonAlias("data") JsonValue templateData, @Nullable String source) {}

  /** A document with inputs to try. */
  @Schema(
      name = "PreviewRequest",
      description = "Exactly one of `source` and `template_data` is given.",
      examples =
          """
          {"template_data": {"job_type": "simulation", "template": {"output": "Hello {{name}}"}},
           "inputs": {"name": "Ada"}, "context": {"now": "2026-11-24T02:16:00Z", "seed": 7}}
          """)
  @JsonNaming(SnakeCaseStrategy.class)
  public record PreviewRequest(
      @Nullable @JsonAlias("data") JsonValue templateData,
      @Nullable String source,
      @Nullable JsonObject inputs,
      @Nullable ContextRequest context,
      @Nullable Boolean ignoreUnknown) {}

  /** What time and chance are drawn from. */
  @Schema(name = "RenderContextRequest")
  public record ContextRequest(@Nullable Instant now, @Nullable Long seed) {
    RenderContext toContext() {
      if (now == null || seed == null || seed < 0 || seed > RenderContext.MAX_SEED) {
        throw ProblemException.at(
            "/context",
            ErrorCode.REQUEST_INVALID,
            "a context needs 'now', and 'seed' from 0 to 9007199254740991");
      }
      return new RenderContext(now, seed);
    }
  }
}
