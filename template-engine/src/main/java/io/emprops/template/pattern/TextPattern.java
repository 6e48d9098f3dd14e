package io.emprops.template.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A pattern that is searched in text, in time linear in the text. Its size times the text's length
 * is bounded, because a linear search can be slow too.
 */
public final class TextPattern {
  private static final long MAX_WORK = 200_000_000;
  private static final long MAX_STATES = 50_000;
  private static final Pattern REPETITION = Pattern.compile("([0-9]{1,9})\\}");

  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Takes a pattern that nothing was found wrong with. */
  public static TextPattern of(String pattern) {
    return new TextPattern(Pattern.compile(pattern));
  }

  /**
   * Takes any pattern of the library's own syntax, of a bounded size.
   *
   * @throws IllegalArgumentException if it cannot be read or is too large, with the reason
   */
  public static TextPattern anyOf(String pattern) {
    if (PatternSyntax.fault(pattern).isPresent() && states(pattern) > MAX_STATES) {
      throw new IllegalArgumentException("its repetitions make it too large");
    }
    return fault(pattern)
        .<TextPattern>map(
            reason -> {
              throw new IllegalArgumentException(reason);
            })
        .orElseGet(() -> of(pattern));
  }

  /** No fewer than the states that the pattern takes: as if all repetitions were nested. */
  private static long states(String pattern) {
    long states = pattern.length();
    Matcher repetition = REPETITION.matcher(pattern);
    while (repetition.find() && states <= MAX_STATES) {
      states *= Math.max(1, Long.parseLong(repetition.group(1)));
    }
    return states;
  }

  /** Why the library does not take this text, which {@link PatternSyntax} does, if it does not. */
  static Optional<String> fault(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }

  /** How much work a search in this text is at most, in steps of the search. */
  public long work(String text) {
    return (long) pattern.programSize() * (text.length() + 1);
  }

  /** Whether the pattern is found in the text, however long it takes. */
  public boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }

  /** Why the text is refused, if it is. */
  public Optional<String> objection(String text) {
    if (work(text) > MAX_WORK) {
      return Optional.of("is too long to be searched for the pattern");
    }
    return isFoundIn(text)
        ? Optional.empty()
        : Optional.of("must match the pattern " + pattern.pattern());
  }
}
