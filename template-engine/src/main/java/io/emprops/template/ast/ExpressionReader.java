package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression.Name;
import io.emprops.template.ast.Expression.Step;
import io.emprops.template.expression.Expressions;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions: a literal, a name, a plain path, and anything else of the language. */
public final class ExpressionReader {
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private final Findings findings;
  private final Variables variables;
  private final ComputedReader computed;
  private final int maxLength;

  /** Notes the variables that expressions use in {@code variables}. */
  public ExpressionReader(
      Findings findings, Variables variables, Expressions expressions, int maxLength) {
    this.findings = findings;
    this.variables = variables;
    this.computed = new ComputedReader(findings, variables, expressions);
    this.maxLength = maxLength;
  }

  /** The expression; empty where it cannot be used, which is noted. */
  Optional<Expression> read(String text, Site site) {
    // In UTF-16 units there are never fewer, so most expressions need no counting.
    if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
      findings.add(
          ErrorCode.EXPRESSION_COST,
          site.pointer(),
          site.span(0, text.length()),
          "an expression may have %d characters".formatted(maxLength));
      return Optional.empty();
    }
    Optional<Expression> expression = isWord(text) ? word(text, site) : path(text, site);
    return expression.filter(e -> isAllowed(e, text, site));
  }

  private Optional<Expression> word(String text, Site site) {
    return switch (text) {
      case "true" -> Optional.of(Constants.of(JsonValue.of(true)));
      case "false" -> Optional.of(Constants.of(JsonValue.of(false)));
      case "null" -> Optional.of(Constants.of(JsonValue.ofNull()));
      default -> {
        if (!VariableName.isValid(text)) {
          findings.add(
              ErrorCode.EXPRESSION_SYNTAX,
              site.pointer(),
              site.span(0, text.length()),
              "a name has at most 64 characters");
          yield Optional.empty();
        }
        yield Optional.of(name(text, site, 0, Variables.Sight.of(site.use())));
      }
    };
  }

  private Name name(String name, Site site, int from, Variables.Sight sight) {
    Optional<Expression.Local> local = site.scope().find(name);
    return local.isPresent() ? local.get() : variables.use(name, sight, site, from);
  }

  /** A path, or else what only the expression language can read. */
  private Optional<Expression> path(String text, Site site) {
    var tokens = new PathTokens(text);
    String root = tokens.identifier().orElse("");
    if (root.isEmpty() || RESERVED.contains(root) || !VariableName.isValid(root)) {
      return computed.read(text, site);
    }
    List<Step> steps = new ArrayList<>();
    List<Span> words = new ArrayList<>();
    while (!tokens.isDone()) {
      Optional<Step> step = tokens.step();
      if (step.isEmpty()) {
        return computed.read(text, site);
      }
      steps.add(step.get());
      words.add(tokens.word());
    }
    Name name = name(root, site, text.indexOf(root), Variables.Sight.INSIDE);
    return new PathTypes(findings, site, words).read(name, steps);
  }

  /** A secret is sent as it is or not at all; nothing may depend on it. */
  private boolean isAllowed(Expression expression, String text, Site site) {
    boolean isPut =
        switch (site.use()) {
          case VALUE, PART, LIST -> true;
          case CONDITION, BINDING, VISIBILITY -> false;
        };
    if (isPut || Kinds.definitionOf(expression).filter(Kinds::isSecret).isEmpty()) {
      return true;
    }
    findings.add(
        ErrorCode.EXPRESSION_TYPE,
        site.pointer(),
        site.span(0, text.length()),
        "a secret can only be put into a value");
    return false;
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!VariableName.isNameCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
