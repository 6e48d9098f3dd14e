package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.VariableDefinition;
import java.util.List;
import java.util.Optional;

/** What stands in a placeholder, ready to be evaluated. */
public sealed interface Expression {

  /** A literal. */
  record Constant(JsonValue value) implements Expression {}

  /**
   * One word: the variable of that name, which alone can be absent.
   *
   * @param slot the variable's number among all
   */
  record Variable(int slot, VariableDefinition definition) implements Expression {}

  /**
   * A plain path into a variable, such as {@code a.b[0]}.
   *
   * @param type of what the path leads to, as far as the definitions tell
   */
  record Path(
      int slot, VariableDefinition root, List<Step> steps, Optional<VariableDefinition> type)
      implements Expression {
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A stored file in one of its forms.
   *
   * @param asset leads to its reference
   */
  record Asset(Expression asset, LatePart.As as) implements Expression {}

  /** The time of the rendering. */
  record Now() implements Expression {}

  /** One step of a path. */
  sealed interface Step {

    /** Into a member of an object. */
    record Member(String name) implements Step {}

    /** Into an element of an array, from 0. */
    record Index(int index) implements Step {}
  }
}
