package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.expression.Computation;
import io.emprops.template.expression.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in a placeholder, a condition or a list, ready to be evaluated. */
public sealed interface Expression {

  /** What is known of its value. */
  ValueType type();

  /** A literal. */
  record Constant(JsonValue value, ValueType type) implements Expression {}

  /** A name, or something inside what it stands for. */
  sealed interface Reference extends Expression {
    /** The definition of the value, as far as the document tells. */
    Optional<VariableDefinition> definition();
  }

  /** One word. */
  sealed interface Name extends Reference {}

  /**
   * One word: the variable of that name, which alone can be absent.
   *
   * @param slot the variable's number among all
   */
  record Variable(int slot, VariableDefinition declared, ValueType type) implements Name {
    @Override
    public Optional<VariableDefinition> definition() {
      return Optional.of(declared);
    }
  }

  /**
   * One word that a loop or {@code $let} binds.
   *
   * @param index its number among all such
   */
  record Local(int index, String name, Optional<VariableDefinition> definition, ValueType type)
      implements Name {}

  /**
   * A plain path into a value, such as {@code a.b[0]}.
   *
   * @param definition of what the path leads to, as far as the definitions tell
   */
  record Path(Name root, List<Step> steps, Optional<VariableDefinition> definition, ValueType type)
      implements Reference {
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A stored file in one of its forms.
   *
   * @param asset leads to its reference
   */
  record Asset(Reference asset, LatePart.As as, ValueType type) implements Expression {}

  /**
   * Anything else.
   *
   * @param names what its open names stand for, in the order of their first use
   */
  record Computed(Computation computation, Map<String, Name> names) implements Expression {
    public Computed {
      names = new LinkedHashMap<>(names);
    }

    @Override
    public ValueType type() {
      return computation.type();
    }
  }

  /** One step of a path. */
  sealed interface Step {
    /** Into a member of an object. */
    record Member(String name) implements Step {}

    /** Into an element of an array, from 0. */
    record Index(int index) implements Step {}
  }
}
