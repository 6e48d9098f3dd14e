package io.emprops.template.parse;

import io.emprops.core.problem.NearestName;
import java.util.Collection;
import java.util.Optional;

/**
 * Offers the name that was probably meant. Comparing takes time for each pair of names, so there is
 * an end to it.
 */
public final class Hints {
  private static final long MAX_COMPARISONS = 20_000;

  private long comparisons;

  /** Begins to count. */
  public Hints() {}

  /** A hint with the nearest of these names, if one is near and not too many were sought before. */
  public Optional<String> nearest(String name, Collection<String> known) {
    comparisons += known.size();
    return comparisons > MAX_COMPARISONS
        ? Optional.empty()
        : NearestName.of(name, known).map(near -> "did you mean " + near + "?");
  }
}
