package io.emprops.queue.worker;

import java.util.Optional;

/**
 * Text that waits to be sent, in parts that never cut a character: a connector's piece may end
 * between the two units of one. Not thread-safe.
 */
final class GatheredText {
  private final int longestPart;
  private final StringBuilder text = new StringBuilder();

  /**
   * Gathers nothing yet.
   *
   * @param longestPart in UTF-16 units, at least 2
   */
  GatheredText(int longestPart) {
    this.longestPart = longestPart;
  }

  void append(String piece) {
    text.append(piece);
  }

  /** Takes what can be sent now; the first unit of a character waits for the second. */
  Optional<String> take() {
    int end = Math.min(text.length(), longestPart);
    return take(end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** Takes what is left when no more comes, even half a character. */
  Optional<String> takeLast() {
    return take().or(() -> take(Math.min(text.length(), longestPart)));
  }

  private Optional<String> take(int end) {
    if (end == 0) {
      return Optional.empty();
    }
    String taken = text.substring(0, end);
    text.delete(0, end);
    return Optional.of(taken);
  }
}
