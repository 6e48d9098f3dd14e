package io.emprops.template.expression;

/**
 * Finds text in text in time linear in both, whatever they hold: the search of Knuth, Morris and
 * Pratt (SIAM Journal on Computing 6(2), 1977) where the library's could take their product.
 */
final class TextSearch {
  private static final int SHORT = 32;

  private final String sought;
  private final int[] borders;

  private TextSearch(String sought) {
    this.sought = sought;
    this.borders = isShort(sought) ? new int[0] : borders(sought);
  }

  /** Whether a text is found by the library's search, which is quick. */
  static boolean isShort(String sought) {
    return sought.length() <= SHORT;
  }

  /** Prepares to look for this text. */
  static TextSearch of(String sought) {
    return new TextSearch(sought);
  }

  /** The first index from {@code from} on at which the sought text begins, else -1. */
  int in(String text, int from) {
    if (borders.length == 0) {
      return text.indexOf(sought, from);
    }
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      while (matched > 0 && sought.charAt(matched) != c) {
        matched = borders[matched - 1];
      }
      if (sought.charAt(matched) == c) {
        matched++;
      }
      if (matched == sought.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /** How often the sought text, which is not empty, stands in the text without overlapping. */
  int count(String text) {
    int count = 0;
    for (int at = in(text, 0); at >= 0; at = in(text, at + sought.length())) {
      count++;
    }
    return count;
  }

  /** For each prefix, the length of the longest proper prefix that also ends it. */
  private static int[] borders(String sought) {
    int[] borders = new int[sought.length()];
    int length = 0;
    for (int i = 1; i < sought.length(); i++) {
      while (length > 0 && sought.charAt(i) != sought.charAt(length)) {
        length = borders[length - 1];
      }
      if (sought.charAt(i) == sought.charAt(length)) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }
}
