package io.emprops.template.schema;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that cannot fit, while branches are still weighed against each other.
 *
 * @param depth how many steps it lies inside the value that is looked at
 * @param expected the kinds that were asked for, where another is given
 * @param isOption whether a value is none of those that are allowed
 */
record Finding<P>(
    P place,
    String message,
    @Nullable String hint,
    int depth,
    Set<Kind> expected,
    boolean isOption) {

  Finding {
    expected = Set.copyOf(expected);
  }

  static <P> Finding<P> of(P place, String message) {
    return new Finding<>(place, message, null, 0, Set.of(), false);
  }

  static <P> Finding<P> ofKind(P place, Set<Kind> expected, String given) {
    return new Finding<>(
        place, "must be %s, not %s".formatted(words(expected), given), null, 0, expected, false);
  }

  static <P> Finding<P> ofOption(P place, String message, @Nullable String hint) {
    return new Finding<>(place, message, hint, 0, Set.of(), true);
  }

  /** The same, seen from the value around. */
  Finding<P> within() {
    return new Finding<>(place, message, hint, depth + 1, expected, isOption);
  }

  /** The same, about what gives the value. */
  Finding<P> about(String subject) {
    return subject.isEmpty()
        ? this
        : new Finding<>(place, subject + ": " + message, hint, depth, expected, isOption);
  }

  /** Whether it says that the value is not what the schema is for at all. */
  boolean isOfAnotherKind() {
    return isOfAnotherType() || (isOption && depth <= 1);
  }

  /** Whether it says that the value is not of the schema's type. */
  boolean isOfAnotherType() {
    return !expected.isEmpty() && depth == 0;
  }

  /** Kinds in words, in a fixed order: {@code a string, a number or null}. */
  static String words(Set<Kind> kinds) {
    return kinds.isEmpty()
        ? "nothing"
        : Wording.or(EnumSet.copyOf(kinds).stream().map(Kind::words).toList());
  }
}
