package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.workflow.port.in.TestWorkflowQuery;
import io.emprops.core.workflow.port.in.TestWorkflowQuery.TestReport;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The cases that a workflow's document brings along. */
@Path("/api/workflows/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Workflows")
public class CasesResource {
  private final TestWorkflowQuery workflows;
  private final Caller caller;

  CasesResource(TestWorkflowQuery workflows, Caller caller) {
    this.workflows = workflows;
    this.caller = caller;
  }

  /** Runs all of them. */
  @POST
  @Operation(
      operationId = "testWorkflow",
      summary = "Run the cases that a workflow's document brings along",
      description =
          "Each renders its inputs and compares; no job is made. A case that fails is a 200 with"
              + " `passed: false`. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each case",
      content = @Content(schema = @Schema(implementation = TestReport.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TestReport test(
      @PathParam("id") String id,
      @QueryParam("version") @Parameter(schema = @Schema(type = SchemaType.INTEGER))
          @Nullable String version) {
    return workflows
        .test(caller.principal(), WorkflowProblems.id(id), Lists.version(version))
        .orElseThrow(() -> WorkflowProblems.notFound(id));
  }
}
