package io.emprops.core.budget;

/**
 * What somebody wants a budget to be.
 *
 * @param name for people, one line
 */
public record BudgetWish(String name, BudgetScope scope, BudgetPeriod period, BudgetLimit limit) {
  private static final int LONGEST_NAME = 80;

  public BudgetWish {
    requireName(name);
  }

  private static void requireName(String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a name is one line of 1 to %d characters".formatted(LONGEST_NAME));
    }
  }

  /** The same under another name, with another limit. */
  public BudgetWish with(String another, BudgetLimit otherLimit) {
    return new BudgetWish(another, scope, period, otherLimit);
  }
}
