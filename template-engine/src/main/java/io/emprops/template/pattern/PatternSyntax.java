package io.emprops.template.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Holds a pattern to what RE2 and ECMA-262 share, and to a size. The library expands {@code
 * (a{1000}){1000}} into a million states before anything could stop it, so the size is reckoned
 * beforehand.
 */
final class PatternSyntax {
  private static final int MAX_LENGTH = 1_000;
  private static final long MAX_STATES = 2_000;
  private static final String SHARED_ESCAPES = "dDwWsSbBnrtfv0";

  private final String pattern;
  // The states of each open group and, before them, of the whole pattern.
  private final Deque<Long> groups = new ArrayDeque<>();
  private long atom;
  private int at;

  private PatternSyntax(String pattern) {
    this.pattern = pattern;
    groups.push(0L);
  }

  /** What is wrong with the pattern, as far as it shows without compiling it. */
  static Optional<String> fault(String pattern) {
    return pattern.length() > MAX_LENGTH
        ? Optional.of("a pattern may have %d characters".formatted(MAX_LENGTH))
        : new PatternSyntax(pattern).fault();
  }

  private Optional<String> fault() {
    while (at < pattern.length()) {
      Optional<String> fault = next();
      if (fault.isPresent()) {
        return fault;
      }
      if (groups.getFirst() + atom > MAX_STATES) {
        return Optional.of("the pattern's repetitions make it too large");
      }
    }
    return Optional.empty();
  }

  /** About how many states the pattern takes. */
  static long states(String pattern) {
    var syntax = new PatternSyntax(pattern);
    syntax.fault();
    return syntax.groups.getFirst() + syntax.atom;
  }

  private Optional<String> next() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> open();
      case ')' -> close();
      case '{' -> repeat();
      case '*', '+', '?', '|', '^', '$' -> Optional.empty();
      default -> single();
    };
  }

  private Optional<String> single() {
    groups.push(groups.pop() + atom);
    atom = 1;
    return Optional.empty();
  }

  private Optional<String> escape() {
    char c = at < pattern.length() ? pattern.charAt(at++) : ' ';
    if ((c == 'p' || c == 'P') && pattern.startsWith("{", at)) {
      at = Math.max(at, pattern.indexOf('}', at) + 1);
      return single();
    }
    boolean isShared =
        c == 'x' || SHARED_ESCAPES.indexOf(c) >= 0 || !(c < 128 && Character.isLetterOrDigit(c));
    return isShared ? single() : Optional.of("\\%c is not understood everywhere".formatted(c));
  }

  private Optional<String> characterClass() {
    if (pattern.startsWith("^", at)) {
      at++;
    }
    // A bracket that comes first is literal here and closes an empty class there.
    if (pattern.startsWith("]", at)) {
      return Optional.of("a class must not be empty; write \\] for the bracket");
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      if (pattern.startsWith("[:", at)) {
        return Optional.of("classes like [:alpha:] are not understood everywhere");
      }
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    return single();
  }

  private Optional<String> open() {
    if (pattern.startsWith("?", at) && !pattern.startsWith("?:", at)) {
      return Optional.of("only (…) and (?:…) can be used for groups");
    }
    at += pattern.startsWith("?:", at) ? 2 : 0;
    groups.push(groups.pop() + atom);
    groups.push(0L);
    atom = 0;
    return Optional.empty();
  }

  private Optional<String> close() {
    if (groups.size() == 1) {
      return Optional.of("a group closes that was not opened");
    }
    atom += groups.pop();
    return Optional.empty();
  }

  /** Braces repeat what stands before them as often as their largest number says. */
  private Optional<String> repeat() {
    int end = pattern.indexOf('}', at);
    String inside = end < 0 ? "" : pattern.substring(at, end);
    if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      return Optional.of("a brace must repeat, as {2} or {1,3}, or be escaped");
    }
    String[] numbers = inside.split(",", -1);
    long most = 1;
    for (String number : numbers) {
      most = Math.max(most, number.isEmpty() ? 1 : Long.parseLong(number));
    }
    atom *= most;
    at = end + 1;
    return Optional.empty();
  }
}
