package io.emprops.openapi.adapter.in.rest.budget;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants a budget to be. */
@Schema(name = "BudgetRequest")
@JsonNaming(SnakeCaseStrategy.class)
public record BudgetRequest(
    @Nullable @Schema(required = true, examples = "Marketing") String name,
    @Nullable
        @Schema(description = "Which jobs; all of the organisation where absent; not to be changed")
        Covers covers,
    @Nullable
        @Schema(
            description = "day, month or total, by the calendar in UTC; not to be changed",
            examples = "month")
        String period,
    @Nullable @Schema(description = "US dollars, with at most 6 decimals", examples = "25.00")
        BigDecimal limitUsd,
    @Nullable @Schema(description = "Input and output together", examples = "1000000")
        Long limitTokens) {
  private static final int DECIMALS_OF_MICRO = 6;

  /** Which jobs. */
  @Schema(name = "BudgetCovers")
  public record Covers(
      @Schema(
              description = "organisation, customer, user, workflow, job_type or credential",
              examples = "workflow")
          @Nullable String kind,
      @Schema(
              description =
                  "Of which one: a customer's, user's or workflow's id, a job type, or a flow key"
                      + " such as credential:acme/OPENAI or provider:openai/some-model")
          @Nullable String name) {}

  /** The wish, if it is one. */
  BudgetWish wish() {
    return valid(
        "/name", () -> new BudgetWish(text("/name", name), scope(), checkedPeriod(), limit()));
  }

  /** The name alone, of a budget that is changed. */
  String checkedName() {
    String checked = text("/name", name);
    var anything = new BudgetScope.OfOrganisation();
    return valid("/name", () -> new BudgetWish(checked, anything, BudgetPeriod.TOTAL, limit()))
        .name();
  }

  /** What may be used. */
  BudgetLimit limit() {
    Long micro = limitUsd == null ? null : (Long) micro(limitUsd);
    return valid(
        limitUsd == null ? "/limit_tokens" : "/limit_usd",
        () -> new BudgetLimit(micro, limitTokens));
  }

  private static long micro(BigDecimal dollars) {
    try {
      return dollars.movePointRight(DECIMALS_OF_MICRO).longValueExact();
    } catch (ArithmeticException _) {
      throw ProblemException.at(
          "/limit_usd",
          ErrorCode.REQUEST_INVALID,
          "limit_usd is a number of dollars with at most 6 decimals");
    }
  }

  private BudgetScope scope() {
    if (covers == null) {
      return new BudgetScope.OfOrganisation();
    }
    String kind = text("/covers/kind", covers.kind());
    boolean isNamed = BudgetScope.KINDS.indexOf(kind) > 0;
    String of = isNamed ? text("/covers/name", covers.name()) : "";
    return valid(isNamed ? "/covers/name" : "/covers/kind", () -> BudgetScope.of(kind, of));
  }

  private BudgetPeriod checkedPeriod() {
    return valid("/period", () -> BudgetPeriod.ofWire(text("/period", period)));
  }

  private static String text(String pointer, @Nullable String value) {
    if (value == null) {
      throw ProblemException.at(
          pointer,
          ErrorCode.REQUEST_INVALID,
          "the member '%s' is missing".formatted(pointer.substring(pointer.lastIndexOf('/') + 1)));
    }
    return value;
  }

  private static <T> T valid(String pointer, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw ProblemException.at(pointer, ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
    }
  }
}
