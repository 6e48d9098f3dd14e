package io.emprops.template.ast;

import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression.Step;
import io.emprops.template.parse.Span;
import java.util.Optional;

/** Reads the pieces of a path such as {@code a.b[0]["c"]}; blanks between them are free. */
final class PathTokens {
  private static final int MAX_INDEX_DIGITS = 9;

  private final String text;
  private int at;
  private Span word = new Span(0, 0);

  PathTokens(String text) {
    this.text = text;
  }

  /** Where the next piece begins. */
  int next() {
    skipBlanks();
    return at;
  }

  /** Where the word or sign ends that begins there. */
  int wordEnd() {
    int end = next();
    while (end < text.length() && VariableName.isNameCharacter(text.charAt(end))) {
      end++;
    }
    return end == at && end < text.length() ? end + 1 : end;
  }

  /** The place of the last name or index in the expression. */
  Span word() {
    return word;
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  boolean isDone() {
    return next() == text.length();
  }

  boolean accept(char c) {
    skipBlanks();
    if (at == text.length() || text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  /** A name as the expression language has it, which does not begin with a digit. */
  Optional<String> identifier() {
    int start = next();
    int end = wordEnd();
    if (start == end
        || !VariableName.isNameCharacter(text.charAt(start))
        || isDigit(text.charAt(start))) {
      return Optional.empty();
    }
    word = new Span(start, end);
    at = end;
    return Optional.of(text.substring(start, end));
  }

  /** One step; where there is none, the place of what is wrong is next. */
  Optional<Step> step() {
    if (accept('.')) {
      return identifier().map(Step.Member::new);
    }
    if (!accept('[')) {
      return Optional.empty();
    }
    Optional<Step> step = index().or(this::quoted);
    return step.filter(_ -> accept(']'));
  }

  private Optional<Step> index() {
    int start = next();
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (start == end || end - start > MAX_INDEX_DIGITS) {
      return Optional.empty();
    }
    word = new Span(start, end);
    at = end;
    return Optional.of(new Step.Index(Integer.parseInt(text.substring(start, end))));
  }

  /** A member's name in quotes, without escapes. */
  private Optional<Step> quoted() {
    int start = next();
    char quote = start < text.length() ? text.charAt(start) : ' ';
    int end = quote == '"' || quote == '\'' ? text.indexOf(quote, start + 1) : -1;
    if (end <= start + 1 || text.substring(start, end).matches("(?s).*[\\\\\n\r].*")) {
      return Optional.empty();
    }
    word = new Span(start, end + 1);
    at = end + 1;
    return Optional.of(new Step.Member(text.substring(start + 1, end)));
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
