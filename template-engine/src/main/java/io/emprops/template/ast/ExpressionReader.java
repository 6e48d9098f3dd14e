package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression.Step;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions: a literal, a variable, a path, and {@code now()}. */
final class ExpressionReader {
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "package",
          "return",
          "var",
          "void",
          "while",
          "true",
          "false",
          "null");

  private final Findings findings;
  private final Variables variables;
  private final int maxLength;

  ExpressionReader(Findings findings, Variables variables, int maxLength) {
    this.findings = findings;
    this.variables = variables;
    this.maxLength = maxLength;
  }

  /** The expression; empty where it cannot be read, which is noted. */
  Optional<Expression> read(String text, Site site) {
    if (text.codePointCount(0, text.length()) > maxLength) {
      findings.add(
          ErrorCode.EXPRESSION_COST,
          site.pointer(),
          site.span(0, text.length()),
          "an expression may have %d characters".formatted(maxLength));
      return Optional.empty();
    }
    return isWord(text) ? word(text, site) : path(text, site);
  }

  private Optional<Expression> word(String text, Site site) {
    return switch (text) {
      case "true" -> Optional.of(new Expression.Constant(JsonValue.of(true)));
      case "false" -> Optional.of(new Expression.Constant(JsonValue.of(false)));
      case "null" -> Optional.of(new Expression.Constant(JsonValue.ofNull()));
      default -> {
        if (!VariableName.isValid(text)) {
          fault(ErrorCode.EXPRESSION_SYNTAX, site, 0, text.length(), "a name has 64 characters");
          yield Optional.empty();
        }
        yield Optional.of(variable(text, site));
      }
    };
  }

  private Expression variable(String name, Site site) {
    int slot = use(name, false, site, 0);
    return new Expression.Variable(slot, variables.definition(slot));
  }

  private int use(String name, boolean path, Site site, int from) {
    return variables.use(
        new VariableName(name),
        path,
        site.pointer(),
        site.place(),
        site.span(from, from + name.length()));
  }

  private Optional<Expression> path(String text, Site site) {
    var tokens = new PathTokens(text);
    String root = tokens.identifier().orElse("");
    if (root.equals("now") && tokens.accept('(') && tokens.accept(')') && tokens.isDone()) {
      return Optional.of(new Expression.Now());
    }
    if (root.isEmpty() || RESERVED.contains(root) || !VariableName.isValid(root)) {
      return foreign(root.isEmpty() ? tokens : new PathTokens(text), site);
    }
    List<Step> steps = new ArrayList<>();
    List<Span> words = new ArrayList<>();
    while (!tokens.isDone()) {
      Optional<Step> step = tokens.step();
      if (step.isEmpty()) {
        return foreign(tokens, site);
      }
      steps.add(step.get());
      words.add(tokens.word());
    }
    int slot = use(root, true, site, text.indexOf(root));
    return new PathTypes(findings, site, words).read(slot, variables.definition(slot), steps);
  }

  private Optional<Expression> foreign(PathTokens tokens, Site site) {
    int from = tokens.next();
    int to = tokens.wordEnd();
    fault(
        ErrorCode.EXPRESSION_SYNTAX,
        site,
        from,
        to,
        (from == to ? "the expression ends here" : Quoted.of(tokens.text(from, to)))
            + ": only a variable's name or a path can stand here in this release");
    return Optional.empty();
  }

  private void fault(ErrorCode code, Site site, int from, int to, String message) {
    findings.add(code, site.pointer(), site.span(from, to), message);
  }

  private static boolean isWord(String text) {
    return text.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }
}
