package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.schema.SchemaNode.Length;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value before it is there, in the few terms that a schema speaks in: of a
 * template, whatever its inputs will be. {@link Shapes} makes them.
 *
 * @param <P> how the owner of the template names a place in it
 */
public sealed interface Shape<P> {

  /** Where it stands. */
  P place();

  /** A scalar. */
  record Exact<P>(JsonValue value, P place) implements Shape<P> {}

  /** Some string of such a length. */
  record SomeText<P>(Length length, P place) implements Shape<P> {}

  /** Some number of a range. */
  record SomeNumber<P>(Range range, boolean isInteger, P place) implements Shape<P> {}

  /**
   * An array.
   *
   * @param first the elements that surely stand at its beginning
   * @param others what else may stand in it, anywhere
   */
  record ArrayShape<P>(List<Shape<P>> first, List<Shape<P>> others, Length length, P place)
      implements Shape<P> {}

  /** An object; an open one may have other members too. */
  record ObjectShape<P>(List<Field<P>> fields, boolean isOpen, P place) implements Shape<P> {
    Optional<Field<P>> field(String name) {
      for (Field<P> field : fields) {
        if (field.name().equals(name)) {
          return Optional.of(field);
        }
      }
      return Optional.empty();
    }
  }

  /** A member of an object. */
  record Field<P>(String name, Shape<P> shape, boolean mayBeAbsent) {}

  /**
   * One of several.
   *
   * @param source whether the template decides, so that each must fit, or a value that is given
   * @param subject what gives the value, if a variable does
   */
  record Either<P>(
      List<Shape<P>> shapes, Source source, @Nullable VariableDefinition subject, P place)
      implements Shape<P> {}

  /** Who decides which of several shapes it is. */
  enum Source {
    TEMPLATE,
    VALUE
  }

  /** Anything. */
  record Any<P>(P place) implements Shape<P> {}
}
