package io.emprops.template.pattern;

import java.util.Optional;

/** Counts the states of a document's patterns, which cost time and memory even unused. */
public final class PatternBudget {
  private static final long MAX_STATES = 50_000;

  private long states;

  /** Nothing counted yet. */
  public PatternBudget() {}

  /** Why the pattern cannot be used, if it cannot. */
  public Optional<String> fault(String pattern) {
    Optional<String> fault = PatternSyntax.fault(pattern);
    if (fault.isPresent()) {
      return fault;
    }
    states += PatternSyntax.states(pattern);
    return states > MAX_STATES
        ? Optional.of("the document's patterns are too large together")
        : TextPattern.fault(pattern);
  }
}
