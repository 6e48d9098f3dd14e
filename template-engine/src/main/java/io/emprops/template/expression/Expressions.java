package io.emprops.template.expression;

import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import io.emprops.core.problem.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads expressions and checks their types. Thread-safe; dear to make, so make one. */
public final class Expressions {
  /** The names that stand for types where no variable has them. */
  private static final Set<String> TYPES =
      Set.of(
          "int", "uint", "double", "bool", "string", "bytes", "list", "map", "null_type", "type");

  private final Dialect dialect;
  private final Set<String> functions;

  /**
   * Brings the expression language up.
   *
   * @param maxLength of an expression, in code points
   * @param maxIterations of the loops of one evaluation
   */
  public Expressions(int maxLength, int maxIterations) {
    this.dialect = new Dialect(maxLength, maxIterations);
    this.functions = dialect.functionNames();
  }

  /** What came of reading a text as an expression. */
  public sealed interface Reading {}

  /** It can be read. */
  public record Read(Parsed parsed) implements Reading {}

  /** It cannot. */
  public record Unreadable(Fault fault) implements Reading {}

  /** What came of holding an expression against the types of its names. */
  public sealed interface Check {}

  /** The types fit. */
  public record Fits(Computation computation) implements Check {}

  /** They do not. */
  public record Faulty(List<Fault> faults) implements Check {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Whether a name stands for a type where no variable has it. */
  public static boolean isTypeName(String name) {
    return TYPES.contains(name);
  }

  /** Reads a text, blanks around it taken off. */
  public Reading read(String text) {
    try {
      CelValidationResult result = dialect.parser().parse(text);
      if (result.hasError()) {
        return new Unreadable(new Faults(text, functions, Set.of()).syntax(result.getErrors()));
      }
      return new Read(TreeWalk.over(text, result.getAst(), functions));
    } catch (StackOverflowError | CelValidationException e) {
      return new Unreadable(tooDeep(text));
    }
  }

  private static Fault tooDeep(String text) {
    return Fault.of(
        ErrorCode.EXPRESSION_COST, 0, text.length(), "the expression is nested too deep");
  }

  /** Checks the types; {@code types} holds one for each open name that is not a type itself. */
  public Check check(Parsed parsed, Map<String, ValueType> types) {
    try {
      CelValidationResult result = checker(parsed, types).check(parsed.tree());
      if (result.hasError()) {
        List<CelIssue> issues = result.getErrors();
        Set<String> members = new HashSet<>();
        types.values().forEach(type -> type.addMembersTo(members));
        return new Faulty(new Faults(parsed.text(), functions, members).types(issues, parsed));
      }
      return computation(parsed, types, result.getAst());
    } catch (StackOverflowError | CelEvaluationException | CelValidationException e) {
      return new Faulty(List.of(tooDeep(parsed.text())));
    }
  }

  private Check computation(
      Parsed parsed, Map<String, ValueType> types, CelAbstractSyntaxTree checked)
      throws CelEvaluationException {
    var type = new ValueType(checked.getResultType());
    if (type.kind() == ValueType.Kind.OTHER) {
      return new Faulty(
          List.of(
              Fault.of(
                  ErrorCode.EXPRESSION_TYPE,
                  0,
                  parsed.text().length(),
                  "JSON has no form for what this gives")));
    }
    return new Fits(
        new Computation(dialect.runtime().createProgram(checked), types, type, parsed.turns()));
  }

  private CelChecker checker(Parsed parsed, Map<String, ValueType> types) {
    var builder =
        CelCompilerFactory.standardCelCheckerBuilder()
            .setOptions(dialect.options())
            .setStandardEnvironmentEnabled(false)
            .setTypeProvider(StructTypes.in(types.values()));
    dialect.declare(parsed.functions(), builder);
    types.forEach(
        (name, type) -> builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type.cel())));
    return builder.build();
  }
}
