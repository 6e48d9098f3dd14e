package io.emprops.template.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.emprops.template.expression.FreeName.Guess;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks over an expression's tree and takes down what it calls and which names it leaves open. */
final class TreeWalk {
  private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");
  private static final Set<String> NUMERIC = Set.of("_-_", "_*_", "_/_", "_%_", "-_");
  private static final Set<String> BESIDE =
      Set.of("_+_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

  private final String text;
  private final CelAbstractSyntaxTree tree;
  private final Set<String> known;
  private final List<FreeName> names = new ArrayList<>();
  private final Set<String> functions = new HashSet<>();
  private final List<String> bound = new ArrayList<>();
  private final BitSet turns = new BitSet();

  private TreeWalk(String text, CelAbstractSyntaxTree tree, Set<String> known) {
    this.text = text;
    this.tree = tree;
    this.known = known;
  }

  /** Looks at the whole tree; {@code known} are the names of all functions. */
  static Parsed over(String text, CelAbstractSyntaxTree tree, Set<String> known) {
    var walk = new TreeWalk(text, tree, known);
    walk.visit(tree.getExpr(), Guess.NONE);
    walk.names.sort(Comparator.comparingInt(FreeName::from));
    return new Parsed(text, tree, walk.names, walk.functions, walk.turns);
  }

  private void visit(CelExpr expr, Guess guess) {
    switch (expr.getKind()) {
      case IDENT -> name(expr, guess);
      case SELECT -> visit(expr.select().operand(), Guess.INSIDE);
      case CALL -> call(expr.call());
      case LIST -> expr.list().elements().forEach(element -> visit(element, Guess.NONE));
      case MAP ->
          expr.map()
              .entries()
              .forEach(
                  entry -> {
                    visit(entry.key(), Guess.NONE);
                    visit(entry.value(), Guess.NONE);
                  });
      case STRUCT -> expr.struct().entries().forEach(entry -> visit(entry.value(), Guess.NONE));
      case COMPREHENSION -> loop(expr.comprehension());
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void name(CelExpr expr, Guess guess) {
    String name = expr.ident().name();
    if (!bound.contains(name)) {
      int points = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
      names.add(new FreeName(name, text.offsetByCodePoints(0, points), guess));
    }
  }

  private void call(CelExpr.CelCall call) {
    Optional<CelExpr> target = call.target();
    functions.add(call.function());
    if (target.isPresent()) {
      String qualified = qualifier(target.get()) + "." + call.function();
      if (known.contains(qualified)) {
        functions.add(qualified);
      } else {
        visit(target.get(), Guess.NONE);
      }
    }
    List<CelExpr> args = call.args();
    for (int i = 0; i < args.size(); i++) {
      visit(args.get(i), guess(call.function(), args, i));
    }
  }

  private String qualifier(CelExpr target) {
    return target.getKind() == CelExpr.ExprKind.Kind.IDENT && !bound.contains(target.ident().name())
        ? target.ident().name()
        : "";
  }

  private static Guess guess(String function, List<CelExpr> args, int i) {
    if (LOGIC.contains(function) || (function.equals("_?_:_") && i == 0)) {
      return Guess.BOOLEAN;
    }
    if (NUMERIC.contains(function)) {
      return Guess.NUMBER;
    }
    if (function.equals("_[_]") && i == 0) {
      return Guess.INSIDE;
    }
    return BESIDE.contains(function) && args.size() == 2 ? beside(args.get(1 - i)) : Guess.NONE;
  }

  private static Guess beside(CelExpr other) {
    if (other.getKind() == CelExpr.ExprKind.Kind.CALL) {
      return NUMERIC.contains(other.call().function()) || other.call().function().equals("size")
          ? Guess.NUMBER
          : Guess.NONE;
    }
    if (other.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return Guess.NONE;
    }
    CelConstant constant = other.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE, UINT64_VALUE, DOUBLE_VALUE -> Guess.NUMBER;
      case BOOLEAN_VALUE -> Guess.BOOLEAN;
      default -> Guess.NONE;
    };
  }

  private void loop(CelExpr.CelComprehension loop) {
    visit(loop.iterRange(), Guess.INSIDE);
    visit(loop.accuInit(), Guess.NONE);
    int outside = bound.size();
    bound.add(loop.accuVar());
    bound.add(loop.iterVar());
    bound.add(loop.iterVar2());
    visit(loop.loopCondition(), Guess.NONE);
    visit(loop.loopStep(), Guess.NONE);
    turns.set(Math.toIntExact(loop.loopStep().id()));
    visit(loop.result(), Guess.NONE);
    while (bound.size() > outside) {
      bound.removeLast();
    }
  }
}
