package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.core.workflow.port.in.SaveOutcome;
import io.emprops.core.workflow.port.in.SaveWorkflowUseCase;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Workflows: saved documents with their versions. */
@Path("/api/workflows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Workflows")
public class WorkflowResource {
  private static final String ETAG = "ETag";

  private final SaveWorkflowUseCase save;
  private final FindWorkflowsQuery find;
  private final Caller caller;

  WorkflowResource(SaveWorkflowUseCase save, FindWorkflowsQuery find, Caller caller) {
    this.save = save;
    this.find = find;
    this.caller = caller;
  }

  /** Stores version 1. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createWorkflow",
      summary = "Save a new workflow",
      description =
          "The document is compiled first; with any error nothing is saved. Needs the role editor.")
  @APIResponse(
      responseCode = "201",
      description = "The workflow with version 1",
      headers = {
        @Header(name = "Location", description = "Where it stands"),
        @Header(name = ETAG, description = "Its version, to send as If-Match")
      },
      content = @Content(schema = @Schema(implementation = WorkflowResponse.class)))
  @APIResponse(responseCode = "422", ref = "DocumentInvalid")
  public RestResponse<WorkflowResponse> create(WorkflowRequest request) {
    DocumentText document = request.document();
    SaveOutcome outcome = save.create(caller.principal(), request.toCommand(document.source()));
    var saved = saved(outcome, document, "");
    return ResponseBuilder.create(RestResponse.Status.CREATED, saved)
        .location(URI.create("/api/workflows/" + saved.workflow().id()))
        .header(ETAG, EntityTags.of(saved.workflow().version()))
        .build();
  }

  /** A part of the list. */
  @GET
  @Operation(
      operationId = "listWorkflows",
      summary = "List workflows, the last changed first",
      description = "Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; `next_cursor` gets the next",
      content = @Content(schema = @Schema(implementation = WorkflowPage.class)))
  public Page<WorkflowSummary> list(
      @QueryParam("q") @DefaultValue("") @Parameter(description = "In name or description")
          String text,
      @QueryParam("job_type") @DefaultValue("") @Parameter(example = "openai_chat") String jobType,
      @QueryParam("tag") @DefaultValue("") String tag,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    var filter = new WorkflowFilter(text, jobType, tag, ListParameters.limit(limit), cursor);
    Lists.refuseNul(text, jobType, tag);
    return find.list(caller.principal(), filter);
  }

  /** One workflow. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "getWorkflow",
      summary = "Read a workflow with its document",
      description = "`source` is the very text that was saved. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The workflow",
      headers = @Header(name = ETAG, description = "Its version, to send as If-Match"),
      content = @Content(schema = @Schema(implementation = Workflow.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public RestResponse<Workflow> get(
      @PathParam("id") String id,
      @QueryParam("version")
          @Parameter(
              description = "The current one where absent",
              schema = @Schema(type = SchemaType.INTEGER))
          @Nullable String version) {
    WorkflowId workflowId = WorkflowProblems.id(id);
    OptionalInt wanted = Lists.version(version);
    Principal principal = caller.principal();
    Workflow found =
        find.find(principal, workflowId, wanted)
            .orElseThrow(
                () ->
                    wanted.isPresent()
                            && find.find(principal, workflowId, OptionalInt.empty()).isPresent()
                        ? WorkflowProblems.noVersion(workflowId, wanted.getAsInt())
                        : WorkflowProblems.notFound(id));
    return ResponseBuilder.ok(found).header(ETAG, EntityTags.of(found.version())).build();
  }

  /** Stores a new version, unless the document is the same. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceWorkflow",
      summary = "Save a workflow again",
      description =
          "A changed document becomes a new version, which never changes again; an equal one makes"
              + " none. Needs the role editor.")
  @APIResponse(
      responseCode = "200",
      description = "The workflow as it stands now",
      headers = @Header(name = ETAG, description = "Its version, to send as If-Match"),
      content = @Content(schema = @Schema(implementation = WorkflowResponse.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "412", ref = "VersionStale")
  @APIResponse(responseCode = "422", ref = "DocumentInvalid")
  public RestResponse<WorkflowResponse> replace(
      @PathParam("id") String id,
      @HeaderParam("If-Match")
          @Parameter(description = "The ETag that you read; optional", example = "\"3\"")
          @Nullable String ifMatch,
      WorkflowRequest request) {
    WorkflowId workflowId = WorkflowProblems.id(id);
    Principal principal = caller.principal();
    DocumentText document = request.document();
    Optional<Workflow> current = find.find(principal, workflowId, OptionalInt.empty());
    SaveOutcome outcome =
        save.update(
            principal,
            workflowId,
            request.toCommand(text(document, request, current)),
            EntityTags.expected(ifMatch, current.map(Workflow::version)));
    var saved = saved(outcome, document, id);
    return ResponseBuilder.ok(saved)
        .header(ETAG, EntityTags.of(saved.workflow().version()))
        .build();
  }

  /** Hides the workflow. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteWorkflow",
      summary = "Delete a workflow",
      description = "It is hidden; running jobs finish. Needs the role editor.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "412", ref = "VersionStale")
  public void delete(
      @PathParam("id") String id,
      @HeaderParam("If-Match")
          @Parameter(description = "The ETag that you read; optional", example = "\"3\"")
          @Nullable String ifMatch) {
    WorkflowId workflowId = WorkflowProblems.id(id);
    Principal principal = caller.principal();
    int current =
        find.find(principal, workflowId, OptionalInt.empty()).map(Workflow::version).orElse(0);
    OptionalInt expected = EntityTags.expected(ifMatch, Optional.of(current));
    if (current > 0 && expected.isPresent() && expected.getAsInt() != current) {
      throw WorkflowProblems.stale(current);
    }
    if (!save.delete(principal, workflowId)) {
      throw WorkflowProblems.notFound(id);
    }
  }

  /** Data that equals the current document keeps that document's text. */
  private static String text(
      DocumentText document, WorkflowRequest request, Optional<Workflow> current) {
    return current
        .filter(_ -> document.isOurs())
        .filter(
            now ->
                request.templateData() != null
                    && now.templateData().toJson().equals(request.templateData().toJson()))
        .map(Workflow::source)
        .orElse(document.source());
  }

  private static WorkflowResponse saved(SaveOutcome outcome, DocumentText document, String id) {
    return switch (outcome) {
      case SaveOutcome.Saved(var workflow, var warnings) ->
          new WorkflowResponse(workflow, document.told(warnings));
      case SaveOutcome.Refused(var errors) -> throw WorkflowProblems.refused(document.told(errors));
      case SaveOutcome.NotFound() -> throw WorkflowProblems.notFound(id);
      case SaveOutcome.Stale(int current) -> throw WorkflowProblems.stale(current);
    };
  }

  /** For the description of the API only: it cannot read generic records. */
  @Schema(name = "WorkflowPage")
  interface WorkflowPage {
    /** The part. */
    @Schema(name = "items")
    java.util.List<WorkflowSummary> getItems();

    /** Gets the next part. */
    @Schema(name = "next_cursor")
    String getNextCursor();
  }
}
