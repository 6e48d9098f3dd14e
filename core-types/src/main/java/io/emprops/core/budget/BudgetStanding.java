package io.emprops.core.budget;

import io.emprops.core.job.Expense;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A budget that has not enough left for a job, as its partition counts.
 *
 * @param name for people
 * @param limit the partition's share
 * @param needed what the job is expected to use; empty where nobody knows
 * @param turns when the next period begins; empty where none does
 */
public record BudgetStanding(
    String name,
    BudgetPeriod period,
    BudgetLimit limit,
    Expense spent,
    Expense held,
    Optional<Expense> needed,
    Optional<Instant> turns) {
  private static final int DECIMALS_OF_MICRO = 6;
  private static final int CENTS = 2;

  /** What is used, what is left and what follows, in a sentence. */
  public String words() {
    List<String> parts = new ArrayList<>();
    Long money = limit.microDollars();
    if (money != null) {
      parts.add(
          used(
              dollars(spent.microDollars()),
              dollars(held.microDollars()),
              dollars(money),
              dollars(Math.max(0, money - spent.microDollars() - held.microDollars())),
              needed.map(it -> dollars(it.microDollars()))));
    }
    Long tokens = limit.tokens();
    if (tokens != null) {
      parts.add(
          used(
              spent.tokens() + " tokens",
              held.tokens() + "",
              tokens + "",
              Math.max(0, tokens - spent.tokens() - held.tokens()) + "",
              needed.map(it -> it.tokens() + " tokens")));
    }
    return "Budget '%s' has not enough left %s: %s%s; %s"
        .formatted(name, within(), String.join("; ", parts), unknown(), then());
  }

  private static String used(
      String spent, String held, String limit, String left, Optional<String> needed) {
    return "%s of %s spent, %s held for jobs that run, %s left%s"
        .formatted(spent, limit, held, left, needed.map(it -> ", and it may use " + it).orElse(""));
  }

  private String unknown() {
    return needed.isPresent()
        ? ""
        : "; nobody knows what it will use, so it waits until no such job runs";
  }

  private String within() {
    return switch (period) {
      case DAY -> "today";
      case MONTH -> "this month";
      case TOTAL -> "in all";
    };
  }

  private String then() {
    return turns
        .map(
            at ->
                "it starts when that suffices, after %s at the latest, or when the budget is raised."
                    .formatted(at))
        .orElse("it starts when that suffices, or when the budget is raised.");
  }

  /** Micro-dollars as dollars, with cents at least. */
  public static String dollars(long microDollars) {
    BigDecimal exact = BigDecimal.valueOf(microDollars, DECIMALS_OF_MICRO).stripTrailingZeros();
    return "$" + (exact.scale() < CENTS ? exact.setScale(CENTS) : exact).toPlainString();
  }
}
