package io.emprops.openapi.adapter.in.rest.budget;

import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.port.in.KeepBudgetUseCase;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What jobs may use. */
@Path("/api/budgets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Budgets")
public class BudgetResource {
  private final KeepBudgetUseCase budgets;
  private final Caller caller;

  BudgetResource(KeepBudgetUseCase budgets, Caller caller) {
    this.budgets = budgets;
    this.caller = caller;
  }

  /** All. */
  @GET
  @Operation(
      operationId = "listBudgets",
      summary = "List budgets and what is used of them, the oldest first",
      description = "Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "All of them",
      content = @Content(schema = @Schema(implementation = BudgetPage.class)))
  public Page<BudgetResponse> list() {
    return new Page<>(
        budgets.list(caller.principal()).stream().map(BudgetResponse::of).toList(), null);
  }

  /** A new one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addBudget",
      summary = "Limit what jobs use in a day, a month or in all",
      description =
          """
          It covers the jobs that are submitted from now on, and counts what they use. What a job \
          is expected to use is held from its start; a job for which not enough is left waits, and \
          starts when the period turns or the budget is raised. Needs the role admin.\
          """)
  @APIResponse(
      responseCode = "201",
      description = "The budget",
      content = @Content(schema = @Schema(implementation = BudgetResponse.class)))
  public Response add(BudgetRequest request) {
    BudgetResponse made = BudgetResponse.of(budgets.add(caller.principal(), request.wish()));
    return Response.created(URI.create("/api/budgets/" + made.id())).entity(made).build();
  }

  /** One. */
  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getBudget",
      summary = "Read a budget and what is used of it",
      description = "Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "The budget",
      content = @Content(schema = @Schema(implementation = BudgetResponse.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public BudgetResponse get(@PathParam("id") String id) {
    BudgetReport report =
        budgets.find(caller.principal(), id(id)).orElseThrow(BudgetResource::noBudget);
    return BudgetResponse.of(report);
  }

  /** Another name or limit. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeBudget",
      summary = "Rename, raise or lower a budget",
      description =
          """
          At once, for jobs that wait too; what runs goes on. What it covers and its period stay \
          as they are: make another one. Needs the role admin.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The budget",
      content = @Content(schema = @Schema(implementation = BudgetResponse.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public BudgetResponse change(@PathParam("id") String id, BudgetRequest request) {
    if (request.covers() != null || request.period() != null) {
      throw ProblemException.at(
          request.covers() == null ? "/period" : "/covers",
          ErrorCode.REQUEST_INVALID,
          "what a budget covers and its period stay as they are; leave the member out, or make"
              + " another budget");
    }
    return budgets
        .change(caller.principal(), id(id), request.checkedName(), request.limit())
        .map(BudgetResponse::of)
        .orElseThrow(BudgetResource::noBudget);
  }

  /** Gone. */
  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "deleteBudget",
      summary = "Delete a budget",
      description = "Jobs that wait for it may start. Needs the role admin.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void delete(@PathParam("id") String id) {
    if (!budgets.delete(caller.principal(), id(id))) {
      throw noBudget();
    }
  }

  private static BudgetId id(String text) {
    try {
      return new BudgetId(text);
    } catch (IllegalArgumentException _) {
      throw noBudget();
    }
  }

  private static ProblemException noBudget() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "no budget has this id");
  }

  /** For the description of the API. */
  @Schema(name = "BudgetPage")
  record BudgetPage(List<BudgetResponse> items) {}
}
