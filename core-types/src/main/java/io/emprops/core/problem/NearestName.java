package io.emprops.core.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, for hints. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate with the smallest edit distance (Levenshtein), if it is at most a third of the
   * longer name's length, at least one; ties go to the first in alphabetical order.
   */
  public static Optional<String> of(String given, Collection<String> candidates) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= tolerance(given, name))
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int tolerance(String a, String b) {
    return Math.max(1, Math.max(a.length(), b.length()) / 3);
  }

  private static int distance(String a, String b) {
    // The difference in length alone decides for names of very different size.
    if (Math.abs(a.length() - b.length()) > tolerance(a, b)) {
      return Integer.MAX_VALUE;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
