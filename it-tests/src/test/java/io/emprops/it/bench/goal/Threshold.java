package io.emprops.it.bench.goal;

/**
 * Where a figure has to lie.
 *
 * @param direction which side is the good one
 * @param wanted what must be reached
 * @param aim what would be better still
 */
public record Threshold(Direction direction, double wanted, double aim) {

  /** The good side of a bound, which itself is good. */
  public enum Direction {
    AT_LEAST,
    AT_MOST
  }

  /** How a figure stands to its threshold. */
  public enum Verdict {
    AIM_MET,
    MET,
    NOT_MET
  }

  /** At least so much; more where it can be. */
  public static Threshold atLeast(double wanted, double aim) {
    return new Threshold(Direction.AT_LEAST, wanted, aim);
  }

  /** At most so much; less where it can be. */
  public static Threshold atMost(double wanted, double aim) {
    return new Threshold(Direction.AT_MOST, wanted, aim);
  }

  /** Whether there is more to reach than what must be reached. */
  boolean aimsHigher() {
    return aim != wanted;
  }

  /** What becomes of a figure; one that is not a number never meets. */
  public Verdict verdict(double figure) {
    if (reaches(figure, aim)) {
      return Verdict.AIM_MET;
    }
    return reaches(figure, wanted) ? Verdict.MET : Verdict.NOT_MET;
  }

  private boolean reaches(double figure, double bound) {
    return switch (direction) {
      case AT_LEAST -> figure >= bound;
      case AT_MOST -> figure <= bound;
    };
  }
}
