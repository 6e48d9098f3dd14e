package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * What budgets must know of a job before it starts: what an attempt will use, and what its tokens
 * cost.
 *
 * @param microDollars an attempt costs at most so much; absent where nobody knows
 * @param tokens an attempt uses at most so many; absent where nobody knows
 * @param price of its model; absent where none is set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record SpendingTerms(
    @Nullable Long microDollars, @Nullable Long tokens, @Nullable TokenPrice price) {

  public SpendingTerms {
    if ((microDollars != null && microDollars < 0) || (tokens != null && tokens < 0)) {
      throw new IllegalArgumentException(
          "an estimate is not below 0: %s, %s".formatted(microDollars, tokens));
    }
  }

  /** An attempt that uses at most this. */
  public static SpendingTerms of(long microDollars, long tokens) {
    return new SpendingTerms(microDollars, tokens, null);
  }

  /** Whether nothing is known. */
  public boolean nothing() {
    return microDollars == null && tokens == null && price == null;
  }
}
