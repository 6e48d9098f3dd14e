package io.emprops.template.expression;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelMathExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Common Expression Language as the documents have it: the standard functions, the extensions
 * for text, lists, mathematics and encodings without {@code range}, and ours. Immutable and
 * thread-safe; dear to make, so make one.
 */
final class Dialect {
  private static final List<String> MIXED = List.of("_+_", "_-_", "_*_", "_/_");
  private static final List<String> EQUALITIES = List.of("_==_", "_!=_");
  private static final int PARSE_DEPTH = 200;
  private static final int PARSE_ERRORS = 1;

  private final CelOptions options;
  private final Map<String, StandardFunction> standard = new LinkedHashMap<>();
  private final Map<String, CelFunctionDecl> added = new LinkedHashMap<>();
  private final CelParser parser;
  private final CelRuntime runtime;

  /**
   * Brings the library up.
   *
   * @param maxLength of an expression, in code points
   * @param maxIterations of the loops of one evaluation
   */
  Dialect(int maxLength, int maxIterations) {
    this.options =
        CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(maxLength)
            .maxParseRecursionDepth(PARSE_DEPTH)
            .maxParseErrorRecoveryLimit(PARSE_ERRORS)
            .comprehensionMaxIterations(maxIterations)
            .build();
    var lists = CelExtensions.lists(ourLists());
    var math = CelExtensions.math();
    for (StandardFunction function : StandardFunction.values()) {
      standard.put(function.functionName(), function);
    }
    add(lists.functions());
    add(math.functions());
    add(CelExtensions.strings().functions());
    add(CelExtensions.encoders(options).functions());
    MIXED.forEach(operator -> add(List.of(mixed(operator, SimpleType.DOUBLE))));
    EQUALITIES.forEach(operator -> add(List.of(mixed(operator, SimpleType.BOOL))));
    add(ours());
    this.parser =
        CelParserFactory.standardCelParserBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            // A chosen part of the library has none.
            .addMacros(CelExtensions.lists().macros())
            .addMacros(math.macros())
            .build();
    this.runtime = runtime(lists, math);
  }

  private CelRuntime runtime(CelListsExtensions lists, CelMathExtensions math) {
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(options)
        .setStandardFunctions(
            CelStandardFunctions.newBuilder()
                .excludeFunctions(
                    CelStandardFunctions.StandardFunction.ADD,
                    CelStandardFunctions.StandardFunction.SUBTRACT,
                    CelStandardFunctions.StandardFunction.MULTIPLY,
                    CelStandardFunctions.StandardFunction.DIVIDE,
                    CelStandardFunctions.StandardFunction.EQUALS,
                    CelStandardFunctions.StandardFunction.NOT_EQUALS,
                    CelStandardFunctions.StandardFunction.IN,
                    CelStandardFunctions.StandardFunction.CONTAINS,
                    CelStandardFunctions.StandardFunction.MATCHES,
                    CelStandardFunctions.StandardFunction.STRING)
                .build())
        .addLibraries(
            lists, math, CelExtensions.encoders(options), CelExtensions.strings(libraryTexts()))
        .addLateBoundFunctions(RenderFunctions.NAMES)
        .build();
  }

  /** The functions on text whose work is bounded by what they are given. */
  private static Set<CelStringExtensions.Function> libraryTexts() {
    return EnumSet.complementOf(
        EnumSet.of(
            CelStringExtensions.Function.INDEX_OF,
            CelStringExtensions.Function.LAST_INDEX_OF,
            CelStringExtensions.Function.REPLACE,
            CelStringExtensions.Function.SPLIT,
            CelStringExtensions.Function.JOIN));
  }

  private static Set<CelListsExtensions.Function> ourLists() {
    return EnumSet.complementOf(EnumSet.of(CelListsExtensions.Function.RANGE));
  }

  /** A function may come in two parts, as {@code reverse} does for texts and for lists. */
  private void add(Collection<CelFunctionDecl> functions) {
    for (CelFunctionDecl function : functions) {
      added.merge(
          function.name(),
          function,
          (known, more) -> {
            var together = CelFunctionDecl.newBuilder().setName(known.name());
            known.overloads().forEach(together::addOverloads);
            more.overloads().forEach(together::addOverloads);
            return together.build();
          });
    }
  }

  private static CelFunctionDecl mixed(String operator, CelType result) {
    return CelFunctionDecl.newFunctionDeclaration(
        operator,
        CelOverloadDecl.newGlobalOverload(
            operator + "int_double", result, SimpleType.INT, SimpleType.DOUBLE),
        CelOverloadDecl.newGlobalOverload(
            operator + "double_int", result, SimpleType.DOUBLE, SimpleType.INT));
  }

  private static List<CelFunctionDecl> ours() {
    ListType integers = ListType.create(SimpleType.INT);
    ListType doubles = ListType.create(SimpleType.DOUBLE);
    return List.of(
        CelFunctionDecl.newFunctionDeclaration(
            "@in",
            CelOverloadDecl.newGlobalOverload(
                "in_int_doubles", SimpleType.BOOL, SimpleType.INT, doubles),
            CelOverloadDecl.newGlobalOverload(
                "in_double_ints", SimpleType.BOOL, SimpleType.DOUBLE, integers)),
        CelFunctionDecl.newFunctionDeclaration(
            "_?_:_",
            CelOverloadDecl.newGlobalOverload(
                "conditional_int_double",
                SimpleType.DOUBLE,
                SimpleType.BOOL,
                SimpleType.INT,
                SimpleType.DOUBLE),
            CelOverloadDecl.newGlobalOverload(
                "conditional_double_int",
                SimpleType.DOUBLE,
                SimpleType.BOOL,
                SimpleType.DOUBLE,
                SimpleType.INT)),
        global("now", SimpleType.STRING),
        global("uuid", SimpleType.STRING),
        global("random", SimpleType.INT, SimpleType.INT),
        global("json", SimpleType.STRING, SimpleType.DYN),
        global("urlencode", SimpleType.STRING, SimpleType.STRING));
  }

  private static CelFunctionDecl global(String name, CelType result, CelType... parameters) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, CelOverloadDecl.newGlobalOverload(name, result, List.of(parameters)));
  }

  CelOptions options() {
    return options;
  }

  CelParser parser() {
    return parser;
  }

  CelRuntime runtime() {
    return runtime;
  }

  /** The names of all functions, operators too. */
  Set<String> functionNames() {
    Set<String> names = new HashSet<>(standard.keySet());
    names.addAll(added.keySet());
    return names;
  }

  /**
   * Declares some functions. The library declares its whole environment anew for each check, which
   * takes most of the time, so that only what an expression calls is declared.
   */
  void declare(Set<String> functions, CelCheckerBuilder checker) {
    Set<StandardFunction> called = EnumSet.noneOf(StandardFunction.class);
    for (String function : functions) {
      Optional.ofNullable(standard.get(function)).ifPresent(called::add);
      Optional.ofNullable(added.get(function)).ifPresent(checker::addFunctionDeclarations);
    }
    // Of nothing included the library makes everything.
    called.add(StandardFunction.DYN);
    checker.setStandardDeclarations(
        CelStandardDeclarations.newBuilder().includeFunctions(called).build());
  }
}
