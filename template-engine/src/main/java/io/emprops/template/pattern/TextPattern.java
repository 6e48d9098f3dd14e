package io.emprops.template.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A pattern that is searched in text, in time linear in the text. Its size times the text's length
 * is bounded, because a linear search can be slow too.
 */
public final class TextPattern {
  private static final long MAX_WORK = 200_000_000;

  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Takes a pattern that nothing was found wrong with. */
  public static TextPattern of(String pattern) {
    return new TextPattern(Pattern.compile(pattern));
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
