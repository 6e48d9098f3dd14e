package io.emprops.core.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.SpendingTerms;
import org.jspecify.annotations.Nullable;

/**
 * What may be used in a period; at least one of both is limited.
 *
 * @param microDollars millionths of a US dollar; absent where money is not limited
 * @param tokens absent where tokens are not limited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record BudgetLimit(@Nullable Long microDollars, @Nullable Long tokens) {
  /** More than a billion dollars, or tokens, cannot be counted exactly everywhere. */
  public static final long MOST = 1_000_000_000_000_000L;

  public BudgetLimit {
    if (microDollars == null && tokens == null) {
      throw new IllegalArgumentException("a budget limits money, tokens or both");
    }
    requireLimit(microDollars);
    requireLimit(tokens);
  }

  private static void requireLimit(@Nullable Long limit) {
    if (limit != null && (limit < 0 || limit > MOST)) {
      throw new IllegalArgumentException("a limit is 0 to %d: %d".formatted(MOST, limit));
    }
  }

  /** Money alone. */
  public static BudgetLimit ofMicroDollars(long most) {
    return new BudgetLimit(most, null);
  }

  /** Tokens alone. */
  public static BudgetLimit ofTokens(long most) {
    return new BudgetLimit(null, most);
  }

  /**
   * What one of several queues may use, so that all together use no more than this.
   *
   * @param place of the queue among them, from 0
   */
  public BudgetLimit share(int place, int queues) {
    return new BudgetLimit(share(microDollars, place, queues), share(tokens, place, queues));
  }

  /** The share of a queue that has no jobs of it. */
  public BudgetLimit none() {
    return new BudgetLimit(
        microDollars == null ? null : (Long) 0L, tokens == null ? null : (Long) 0L);
  }

  private static @Nullable Long share(@Nullable Long limit, int place, int queues) {
    return limit == null ? null : (Long) (limit / queues + (place < limit % queues ? 1 : 0));
  }

  /** Whether an attempt that is expected to use this much can never be within it. */
  public boolean isBelow(SpendingTerms terms) {
    return isBelow(microDollars, terms.microDollars()) || isBelow(tokens, terms.tokens());
  }

  private static boolean isBelow(@Nullable Long limit, @Nullable Long expected) {
    return limit != null && expected != null && expected > limit;
  }
}
