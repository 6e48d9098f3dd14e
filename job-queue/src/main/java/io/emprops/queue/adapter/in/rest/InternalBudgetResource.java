package io.emprops.queue.adapter.in.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.port.in.CountBudgetUseCase;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Partition;
import io.emprops.queue.adapter.in.Messages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Budgets of a partition, for open-api only. */
@Path("/internal/partitions/{partition}")
@Tag(name = "Partitions")
@RolesAllowed("service")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InternalBudgetResource {
  private final CountBudgetUseCase budgets;
  private final Messages messages;

  InternalBudgetResource(CountBudgetUseCase budgets, Messages messages) {
    this.budgets = budgets;
    this.messages = messages;
  }

  /** Tells of a budget. */
  @POST
  @Path("budgets")
  @Operation(
      operationId = "tellBudget",
      summary = "Tell what a budget allows, and what was spent of it in other lives of the queue",
      description = "Not kept, where it was read for another epoch or period: read it again.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BudgetWord.class)))
  public Kept tell(@PathParam("partition") Partition partition, String body) {
    return new Kept(budgets.tell(partition, messages.read(body, BudgetWord.class).notice()));
  }

  /** What is used. */
  @POST
  @Path("budget-figures")
  @Operation(
      operationId = "getBudgetFigures",
      summary = "Read what is spent and held of budgets",
      description = "Those that the partition was not told of are left out.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  public Figures figures(@PathParam("partition") Partition partition, String body) {
    return new Figures(
        budgets.figures(partition, messages.read(body, Asked.class).budgets()).entrySet().stream()
            .map(used -> new Used(used.getKey(), used.getValue()))
            .toList());
  }

  /** A budget; one that has ended has nothing but its id. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record BudgetWord(
      BudgetId budget,
      boolean ended,
      @Nullable String name,
      @Nullable BudgetPeriod period,
      @Nullable BudgetLimit limit,
      @Nullable Long epoch,
      @Nullable Instant since,
      @Nullable Expense before,
      @Nullable Expense known) {
    BudgetNotice notice() {
      return ended
          ? new BudgetNotice.Ended(budget)
          : new BudgetNotice.Kept(
              budget,
              Objects.requireNonNull(name, "name"),
              Objects.requireNonNull(period, "period"),
              Objects.requireNonNull(limit, "limit"),
              Objects.requireNonNull(epoch, "epoch"),
              Objects.requireNonNull(since, "since"),
              Objects.requireNonNull(before, "before"),
              Objects.requireNonNull(known, "known"));
    }
  }

  /** Whether it holds. */
  public record Kept(boolean kept) {}

  /** Which budgets. */
  public record Asked(List<BudgetId> budgets) {}

  /** Those that are known. */
  public record Figures(List<Used> budgets) {}

  /** What is used of one. */
  public record Used(BudgetId budget, BudgetFigures figures) {}
}
