package io.emprops.template.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** An expression that can be read; its types are not known yet. */
public final class Parsed {
  private final String text;
  private final CelAbstractSyntaxTree tree;
  private final List<FreeName> names;
  private final Set<String> functions;
  private final BitSet turns;

  /**
   * Notes what a walk over the tree found.
   *
   * @param functions that are called, operators and qualified names too
   * @param turns ids of the parts that are evaluated once in each turn of a loop
   */
  Parsed(
      String text,
      CelAbstractSyntaxTree tree,
      List<FreeName> names,
      Set<String> functions,
      BitSet turns) {
    this.text = text;
    this.tree = tree;
    this.names = List.copyOf(names);
    this.functions = Set.copyOf(functions);
    this.turns = turns;
  }

  /** The names that it does not bind itself, in their order, each as often as it stands there. */
  public List<FreeName> names() {
    return names;
  }

  /** Whether it draws from the rendering's time or chance. */
  public boolean draws() {
    return functions.contains("now") || functions.contains("uuid") || functions.contains("random");
  }

  String text() {
    return text;
  }

  CelAbstractSyntaxTree tree() {
    return tree;
  }

  Set<String> functions() {
    return functions;
  }

  BitSet turns() {
    return turns;
  }

  /** The index of a UTF-16 unit of a place that the library tells in code points. */
  int unit(int codePoints) {
    int all = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, all));
  }
}
