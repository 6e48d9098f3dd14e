package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableUsage;
import io.emprops.core.workflow.port.in.DescribeWorkflowQuery;
import io.emprops.core.workflow.port.in.DescribeWorkflowQuery.Description;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a saved workflow asks for. */
@Path("/api/workflows/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Workflows")
public class DescriptionResource {
  private final DescribeWorkflowQuery workflows;
  private final Caller caller;

  DescriptionResource(DescribeWorkflowQuery workflows, Caller caller) {
    this.workflows = workflows;
    this.caller = caller;
  }

  /** Names, kinds and places. */
  @GET
  @Path("template-variables")
  @Operation(
      operationId = "getTemplateVariables",
      summary = "List a workflow's variables with their definitions and places",
      description = "Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "Declared ones in the document's order, then the others",
      content = @Content(schema = @Schema(implementation = VariablesResponse.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public VariablesResponse variables(
      @PathParam("id") String id,
      @QueryParam("version") @Parameter(schema = @Schema(type = SchemaType.INTEGER))
          @Nullable String version) {
    Description found = describe(id, version);
    return new VariablesResponse(found.version(), found.variables());
  }

  /** The form. */
  @GET
  @Path("form")
  @Operation(
      operationId = "getForm",
      summary = "Read the form that a workflow's variables make",
      description = "Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "Groups of fields, in order",
      content = @Content(schema = @Schema(implementation = FormModel.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public FormModel form(
      @PathParam("id") String id,
      @QueryParam("version") @Parameter(schema = @Schema(type = SchemaType.INTEGER))
          @Nullable String version) {
    return describe(id, version).form();
  }

  /** The schema. */
  @GET
  @Path("schema")
  @Operation(
      operationId = "getSchema",
      summary = "Read the JSON Schema of a workflow's inputs",
      description = "Of draft 2020-12. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The schema",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public JsonValue schema(
      @PathParam("id") String id,
      @QueryParam("version") @Parameter(schema = @Schema(type = SchemaType.INTEGER))
          @Nullable String version) {
    return describe(id, version).schema();
  }

  /** The operation. */
  @GET
  @Path("openapi")
  @Operation(
      operationId = "getOpenApi",
      summary = "Read how a workflow is executed, as an OpenAPI document",
      description =
          "Of version 3.1, with one operation whose inputs have the workflow's own types. Needs the"
              + " role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The document",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public JsonValue openApi(
      @PathParam("id") String id,
      @QueryParam("version") @Parameter(schema = @Schema(type = SchemaType.INTEGER))
          @Nullable String version) {
    return workflows
        .operation(caller.principal(), WorkflowProblems.id(id), Lists.version(version))
        .map(operation -> OperationDocument.of(id, operation))
        .orElseThrow(() -> WorkflowProblems.notFound(id));
  }

  private Description describe(String id, @Nullable String version) {
    return workflows
        .describe(caller.principal(), WorkflowProblems.id(id), Lists.version(version))
        .orElseThrow(() -> WorkflowProblems.notFound(id));
  }

  /** A workflow's variables. */
  @Schema(name = "TemplateVariables")
  public record VariablesResponse(int version, List<VariableUsage> variables) {}
}
