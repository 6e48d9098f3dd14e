package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.schema.SchemaNode.Length;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shape in the few terms that a schema speaks in, each with its place. */
sealed interface Form<P> {
  P place();

  /** A scalar. */
  record Exact<P>(JsonValue value, P place) implements Form<P> {}

  /** Some string of such a length. */
  record SomeText<P>(Length length, P place) implements Form<P> {}

  /** Some number of a range. */
  record SomeNumber<P>(Range range, boolean isInteger, P place) implements Form<P> {}

  /**
   * An array.
   *
   * @param first the elements that surely stand at its beginning
   * @param others what else may stand in it, anywhere
   */
  record ArrayForm<P>(List<Form<P>> first, List<Form<P>> others, Length length, P place)
      implements Form<P> {}

  /** An object; an open one may have other members too. */
  record ObjectForm<P>(List<Field<P>> fields, boolean isOpen, P place) implements Form<P> {
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
  record Field<P>(String name, Form<P> form, boolean mayBeAbsent) {}

  /**
   * One of several.
   *
   * @param source whether the template decides, so that each must fit, or a value that is given
   * @param subject what gives the value, if a variable does
   */
  record Either<P>(
      List<Form<P>> forms, Source source, @Nullable VariableDefinition subject, P place)
      implements Form<P> {}

  /** Who decides which of several forms it is. */
  enum Source {
    TEMPLATE,
    VALUE
  }

  /** Anything. */
  record Any<P>(P place) implements Form<P> {}
}
