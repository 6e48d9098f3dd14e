package io.emprops.template.expression;

import dev.cel.common.CelIssue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.NearestName;
import io.emprops.core.template.VariableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the library found wrong in words that authors know, at the very word. */
final class Faults {
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "found no matching overload for '(.+?)' applied to '\\((.*)\\)' .*", Pattern.DOTALL);
  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '(.+?)'.*");
  private static final Pattern NO_FIELD = Pattern.compile("undefined field '(.+?)'.*");
  private static final Pattern NO_MEMBERS =
      Pattern.compile("type '(.+?)' does not support field selection.*");
  private static final Pattern MATH =
      Pattern.compile("(math\\.(greatest|least))\\(\\).*", Pattern.DOTALL);
  private static final Pattern OPERATOR = Pattern.compile("@?_?(\\W+|in)_?");
  private static final Set<String> TWO_UNITS = Set.of("==", "!=", "<=", ">=", "&&", "||");

  private final String text;
  private final Set<String> functions;
  private final Set<String> members;

  Faults(String text, Set<String> functions, Set<String> members) {
    this.text = text;
    this.functions = functions;
    this.members = members;
  }

  /** Only the first: those that follow mostly come of it. */
  Fault syntax(Collection<CelIssue> issues) {
    CelIssue issue = issues.iterator().next();
    int at = place(issue);
    String message = issue.getMessage();
    if (message.startsWith("reserved identifier")) {
      return new Fault(
          ErrorCode.EXPRESSION_SYNTAX,
          at,
          wordEnd(at),
          "%s is a word of the language".formatted(text.substring(at, wordEnd(at))),
          Optional.of("a variable of this name can only stand alone"));
    }
    if (message.contains("exceeds") || message.contains("recursion")) {
      return Fault.of(ErrorCode.EXPRESSION_COST, 0, text.length(), "the expression is too large");
    }
    if (message.startsWith("invalid argument to has")) {
      int word = word(at);
      return new Fault(
          ErrorCode.EXPRESSION_SYNTAX,
          word,
          wordEnd(word),
          "has needs a member, as in has(a.b)",
          Optional.of("compare a variable with null"));
    }
    Matcher math = MATH.matcher(message);
    if (math.matches()) {
      int word = nearestPlace(math.group(2), at);
      String told = math.group(1) + " takes numbers, or one list of them";
      return fault(word, told, Optional.empty());
    }
    String told =
        at >= text.length()
            ? "the expression ends where more is expected"
            : "%s cannot stand here".formatted(text.substring(at, wordEnd(at)));
    return new Fault(ErrorCode.EXPRESSION_SYNTAX, at, wordEnd(at), told, syntaxHint());
  }

  /** The word itself, before the place where the library tells of it, else after. */
  private int nearestPlace(String word, int at) {
    int before = text.lastIndexOf(word, at);
    return before >= 0 ? before : Math.max(at, text.indexOf(word, at));
  }

  private Optional<String> syntaxHint() {
    if (text.contains("{{")) {
      return Optional.of("write the expression without braces");
    }
    return text.matches("(?s).*[^=!<>]=[^=].*") ? Optional.of("compare with ==") : Optional.empty();
  }

  private int place(CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    int points = text.codePointCount(start, text.length());
    int column = Math.clamp(issue.getSourceLocation().getColumn(), 0, points);
    return text.offsetByCodePoints(start, column);
  }

  List<Fault> types(List<CelIssue> issues, Parsed parsed) {
    List<Fault> faults = new ArrayList<>();
    for (CelIssue issue : issues) {
      // It comes of a type that is not known, which is told already.
      if (!issue.getMessage().startsWith("Message type resolution failure")) {
        faults.add(type(issue, parsed));
      }
    }
    return faults;
  }

  private Fault type(CelIssue issue, Parsed parsed) {
    int points = parsed.tree().getSource().getPositionsMap().getOrDefault(issue.getExprId(), -1);
    int at = word(points < 0 ? place(issue) : parsed.unit(points));
    String message = issue.getMessage();
    Matcher field = NO_FIELD.matcher(message);
    if (field.matches()) {
      return fault(at, "there is no member " + field.group(1), nearest(field.group(1), members));
    }
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.matches()) {
      return fault(
          at, "there is no function " + unknown.group(1), nearest(unknown.group(1), functions));
    }
    Matcher members = NO_MEMBERS.matcher(message);
    if (members.matches()) {
      return fault(at, words(members.group(1)) + " has no members", Optional.empty());
    }
    Matcher overload = NO_OVERLOAD.matcher(message);
    return overload.matches()
        ? fault(at, noOverload(overload.group(1), overload.group(2)), hint(overload.group(2)))
        : fault(at, message, Optional.empty());
  }

  private Fault fault(int at, String message, Optional<String> hint) {
    return new Fault(ErrorCode.EXPRESSION_TYPE, at, wordEnd(at), message, hint);
  }

  private static String noOverload(String function, String types) {
    Matcher operator = OPERATOR.matcher(function);
    String name =
        switch (function) {
          case "_?_:_" -> "? :";
          case "_[_]" -> "[ ]";
          case "math.@max" -> "math.greatest";
          case "math.@min" -> "math.least";
          default -> operator.matches() ? operator.group(1) : function;
        };
    return "%s cannot be used with %s".formatted(name, words(types));
  }

  /** The library's names of types, as people read them. */
  private static String words(String types) {
    return types
        .replaceAll("wrapper\\((\\w+)\\)", "$1")
        .replaceAll("\\bdouble\\b", "number")
        .replaceAll("\\bint\\b", "integer")
        .replaceAll("\\bstring\\b", "text")
        .replaceAll("\\bbool\\b", "boolean")
        .replaceAll("\\bdyn\\b", "anything")
        .replaceAll("object( \\w+:[^ ,)]+)+", "object");
  }

  private static Optional<String> hint(String types) {
    String plain = types.replaceAll("wrapper\\((\\w+)\\)", "$1").replaceAll("\\(.*?\\)", "");
    return plain.matches(
            ".*\\bstring\\b.*\\b(int|double)\\b.*|.*\\b(int|double)\\b.*\\bstring\\b.*")
        ? Optional.of("string(x) makes text of a number, double(x) a number of text")
        : Optional.empty();
  }

  private static Optional<String> nearest(String name, Set<String> names) {
    return NearestName.of(name, names).map(near -> "did you mean " + near + "?");
  }

  /** From the sign at which the library tells an error to the word that is meant. */
  private int word(int at) {
    if (at < text.length() && text.charAt(at) == '.') {
      int next = at + 1;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      return next;
    }
    if (at < text.length() && "({".indexOf(text.charAt(at)) >= 0) {
      int start = at;
      while (start > 0 && VariableName.isNameCharacter(text.charAt(start - 1))) {
        start--;
      }
      return start;
    }
    return Math.min(at, text.length());
  }

  private int wordEnd(int at) {
    int end = at;
    while (end < text.length() && VariableName.isNameCharacter(text.charAt(end))) {
      end++;
    }
    if (end > at || at >= text.length()) {
      return end;
    }
    int two = Math.min(text.length(), at + 2);
    return TWO_UNITS.contains(text.substring(at, two)) ? two : text.offsetByCodePoints(at, 1);
  }
}
