package io.emprops.openapi.adapter.in.rest.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.identity.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A budget and how much of it is used. */
@Schema(name = "Budget")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record BudgetResponse(
    BudgetId id,
    String name,
    Covered covers,
    BudgetPeriod period,
    @Nullable BigDecimal limitUsd,
    @Nullable Long limitTokens,
    @Schema(description = "In the running period") BigDecimal spentUsd,
    long spentTokens,
    @Schema(description = "For jobs that run: what they are expected to use") BigDecimal heldUsd,
    long heldTokens,
    @Schema(
            description =
                "Attempts of the period whose cost nobody told: their provider did not, and their"
                    + " model has no price. They count as free.")
        long unpriced,
    @Schema(description = "False while the queue cannot be asked: then nothing is held")
        boolean live,
    @Schema(description = "When the next period begins") @Nullable Instant turnsAt,
    Instant createdAt,
    UserId createdBy) {
  private static final int DECIMALS_OF_MICRO = 6;

  static BudgetResponse of(BudgetReport report) {
    Budget budget = report.budget();
    BudgetFigures used = report.figures();
    Long money = budget.wish().limit().microDollars();
    return new BudgetResponse(
        budget.id(),
        budget.wish().name(),
        Covered.of(budget.wish().scope()),
        budget.wish().period(),
        money == null ? null : dollars(money),
        budget.wish().limit().tokens(),
        dollars(used.spent().microDollars()),
        used.spent().tokens(),
        dollars(used.held().microDollars()),
        used.held().tokens(),
        used.unpriced(),
        report.live(),
        report.turns().orElse(null),
        budget.createdAt(),
        budget.createdBy());
  }

  private static BigDecimal dollars(long micro) {
    return BigDecimal.valueOf(micro, DECIMALS_OF_MICRO);
  }

  /** Which jobs. */
  @Schema(name = "BudgetCovered")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Covered(String kind, @Nullable String name) {
    static Covered of(BudgetScope scope) {
      return new Covered(scope.kind(), scope.name().isEmpty() ? null : scope.name());
    }
  }
}
