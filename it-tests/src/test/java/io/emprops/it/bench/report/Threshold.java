package io.emprops.it.bench.report;

/**
 * Where a figure has to lie.
 *
 * @param direction which side is the good one
 * @param wanted what must be reached
 * @param aim what would be better still
 */
record Threshold(Direction direction, double wanted, double aim) {

  /** The good side of a bound, which itself is good. */
  enum Direction {
    AT_LEAST,
    AT_MOST
  }

  /** How a figure stands to its threshold. */
  enum Verdict {
    AIM_MET,
    MET,
    NOT_MET
  }

  static Threshold atLeast(double wanted, double aim) {
    return new Threshold(Direction.AT_LEAST, wanted, aim);
  }

  static Threshold atMost(double wanted, double aim) {
    return new Threshold(Direction.AT_MOST, wanted, aim);
  }

  /** What becomes of a figure; one that is not a number never meets. */
  Verdict verdict(double figure) {
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
