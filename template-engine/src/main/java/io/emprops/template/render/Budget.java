package io.emprops.template.render;

/** Counts what one rendering builds, so that it stops before it fills the memory. */
final class Budget {
  private final long limit;
  private long spent;

  Budget(long limit) {
    this.limit = limit;
  }

  /** Counts UTF-16 units or values, each of which takes at least a byte of the payload. */
  void spend(long units) {
    spent += units;
  }

  boolean isSpent() {
    return spent > limit;
  }
}
