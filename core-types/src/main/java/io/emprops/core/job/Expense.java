package io.emprops.core.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Money and tokens that were used, or that may be.
 *
 * @param microDollars millionths of a US dollar; exact, since money is never a double
 * @param tokens input and output together
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Expense(long microDollars, long tokens) {
  /** Nothing at all. */
  public static final Expense NONE = new Expense(0, 0);

  public Expense {
    if (microDollars < 0 || tokens < 0) {
      throw new IllegalArgumentException(
          "nothing is used less than not at all: %d, %d".formatted(microDollars, tokens));
    }
  }

  /** Both together. */
  public Expense plus(Expense other) {
    return new Expense(
        Math.addExact(microDollars, other.microDollars), Math.addExact(tokens, other.tokens));
  }

  /** What is more than in the other; nothing where it is less. */
  public Expense beyond(Expense other) {
    return new Expense(
        Math.max(0, microDollars - other.microDollars), Math.max(0, tokens - other.tokens));
  }

  /** Whether it is nothing at all. */
  public boolean nothing() {
    return microDollars == 0 && tokens == 0;
  }
}
