package io.emprops.it.conformance;

/**
 * One thing that any worker must do.
 *
 * @param name what it does, in the third person
 */
record Requirement(String name, Check check) {

  /** How it is found out. */
  interface Check {

    /**
     * Returns once the worker has done it.
     *
     * @throws UnmetException if it has not
     */
    void hold(Trial trial);
  }

  /** What came of it; {@code fault} is empty where it is met. */
  record Verdict(String name, String fault, long millis) {
    boolean isMet() {
      return fault.isEmpty();
    }
  }
}
