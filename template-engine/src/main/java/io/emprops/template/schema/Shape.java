package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableDefinition;
import java.util.List;

/**
 * What is known of a value before it is there: of a template, whatever its inputs will be.
 *
 * @param <P> how the owner of the template names a place in it
 */
public sealed interface Shape<P> {

  /** Where it stands. */
  P place();

  /** Exactly this value. */
  record Constant<P>(JsonValue value, P place) implements Shape<P> {}

  /**
   * A variable's value, with its type.
   *
   * @param mayBeAbsent the member or element is left out where there is no value
   */
  record Variable<P>(VariableDefinition definition, boolean mayBeAbsent, P place)
      implements Shape<P> {}

  /** Some string, such as text with placeholders in it. */
  record Text<P>(P place) implements Shape<P> {}

  /**
   * An object.
   *
   * @param open there may be more members, or some of these may be replaced
   */
  record Members<P>(List<Member<P>> members, boolean open, P place) implements Shape<P> {
    public Members {
      members = List.copyOf(members);
    }
  }

  /**
   * A member of an object.
   *
   * @param mayBeAbsent it is left out for some inputs
   */
  record Member<P>(String name, Shape<P> shape, boolean mayBeAbsent) {}

  /**
   * An array.
   *
   * @param open there may be more elements or fewer, so that none has a certain index
   */
  record Elements<P>(List<Shape<P>> elements, boolean open, P place) implements Shape<P> {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** One of several, by a condition. */
  record Choice<P>(List<Shape<P>> options, P place) implements Shape<P> {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** Anything. */
  record Unknown<P>(P place) implements Shape<P> {}
}
