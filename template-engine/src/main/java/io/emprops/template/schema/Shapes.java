package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.schema.SchemaNode.Length;
import io.emprops.template.schema.Shape.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes shapes, of what a template says and of what its variables may give. */
public final class Shapes {
  private Shapes() {}

  /** Exactly this value. */
  public static <P> Shape<P> constant(JsonValue value, P place) {
    return switch (value) {
      case JsonArray(var elements) ->
          array(elements.stream().map(element -> constant(element, place)).toList(), place);
      case JsonObject(var members) -> {
        List<Shape.Field<P>> fields = new ArrayList<>();
        members.forEach((name, member) -> fields.add(field(name, constant(member, place), false)));
        yield object(fields, false, place);
      }
      default -> new Shape.Exact<>(value, place);
    };
  }

  /** Some string, such as text with placeholders in it. */
  public static <P> Shape<P> text(P place) {
    return new Shape.SomeText<>(Length.ANY, place);
  }

  /** Anything. */
  public static <P> Shape<P> unknown(P place) {
    return new Shape.Any<>(place);
  }

  /** One of several, by a condition of the template. */
  public static <P> Shape<P> choice(List<Shape<P>> options, P place) {
    return new Shape.Either<>(options, Source.TEMPLATE, null, place);
  }

  /** An array of these elements. */
  public static <P> Shape<P> array(List<Shape<P>> elements, P place) {
    var length = new Length(elements.size(), elements.size());
    return new Shape.ArrayShape<>(elements, List.of(), length, place);
  }

  /** An array of these elements, some of which may be absent, so that none has a certain index. */
  public static <P> Shape<P> arrayOfSome(List<Shape<P>> elements, P place) {
    return new Shape.ArrayShape<>(List.of(), elements, new Length(null, elements.size()), place);
  }

  /** An array of any number of elements like these. */
  public static <P> Shape<P> arrayOfAny(List<Shape<P>> elements, P place) {
    return new Shape.ArrayShape<>(List.of(), elements, Length.ANY, place);
  }

  /**
   * An object.
   *
   * @param isOpen there may be more members, or some of these may be replaced
   */
  public static <P> Shape<P> object(List<Shape.Field<P>> fields, boolean isOpen, P place) {
    return new Shape.ObjectShape<>(fields, isOpen, place);
  }

  /**
   * A member of an object.
   *
   * @param mayBeAbsent it is left out for some inputs
   */
  public static <P> Shape.Field<P> field(String name, Shape<P> shape, boolean mayBeAbsent) {
    return new Shape.Field<>(name, shape, mayBeAbsent);
  }

  /** All that a variable may give, its kind's values first. */
  public static <P> Shape<P> variable(VariableDefinition definition, P place) {
    List<Shape<P>> shapes = values(definition, place);
    boolean mayBeNull = definition.nullable() || definition.onMissing() == OnMissing.NULL;
    boolean mayBeEmpty = definition.onMissing() == OnMissing.EMPTY;
    if (mayBeNull || mayBeEmpty) {
      shapes = new ArrayList<>(shapes);
      if (mayBeNull) {
        shapes.add(new Shape.Exact<>(JsonValue.ofNull(), place));
      }
      if (mayBeEmpty) {
        shapes.add(new Shape.Exact<>(JsonValue.of(""), place));
      }
    }
    return new Shape.Either<>(shapes, Source.VALUE, definition, place);
  }

  private static <P> List<Shape<P>> values(VariableDefinition definition, P place) {
    return switch (definition.rules()) {
      case ValueRules.Text text ->
          List.of(new Shape.SomeText<>(new Length(text.minLength(), text.maxLength()), place));
      case ValueRules.Numeric numeric -> List.of(number(definition.type(), numeric, place));
      case ValueRules.Choice choice when definition.type() == VariableType.MULTISELECT ->
          List.of(many(options(choice, place), choice.minItems(), choice.maxItems(), place));
      case ValueRules.Choice choice -> options(choice, place);
      case ValueRules.Asset asset when asset.multiple() ->
          List.of(many(List.of(text(place)), asset.minItems(), asset.maxItems(), place));
      case ValueRules.Items(var items, var min, var max) ->
          List.of(
              many(items == null ? List.of() : List.of(variable(items, place)), min, max, place));
      case ValueRules.Fields(var fields) -> List.of(object(fields, place));
      case ValueRules.Schema _ -> List.of(new Shape.Any<>(place));
      case ValueRules.None _ when definition.type() == VariableType.CHECKBOX ->
          List.of(
              new Shape.Exact<>(JsonValue.of(true), place),
              new Shape.Exact<>(JsonValue.of(false), place));
      case ValueRules.Temporal _, ValueRules.Url _, ValueRules.Secret _, ValueRules.Asset _ ->
          List.of(text(place));
      case ValueRules.None _ -> List.of(text(place));
    };
  }

  private static <P> Shape<P> number(VariableType type, ValueRules.Numeric rules, P place) {
    return new Shape.SomeNumber<>(
        Range.of(rules.min(), rules.exclusiveMin(), rules.max(), rules.exclusiveMax()),
        type == VariableType.INTEGER || type == VariableType.SEED,
        place);
  }

  /** A named set is known where the document is used, not here. */
  private static <P> List<Shape<P>> options(ValueRules.Choice choice, P place) {
    if (choice.allowOther() || choice.optionsFrom() != null || choice.options().isEmpty()) {
      return List.of(new Shape.Any<>(place));
    }
    List<Shape<P>> shapes = new ArrayList<>(choice.options().size());
    choice.options().forEach(option -> shapes.add(new Shape.Exact<>(option.value(), place)));
    return shapes;
  }

  /** Only where one element is sure does it matter what elements are like. */
  private static <P> Shape<P> many(
      List<Shape<P>> each, @Nullable Integer min, @Nullable Integer max, P place) {
    boolean isFirstSure = min != null && min > 0 && !each.isEmpty();
    List<Shape<P>> first =
        isFirstSure ? List.of(new Shape.Either<>(each, Source.VALUE, null, place)) : List.of();
    return new Shape.ArrayShape<>(first, List.of(), new Length(min, max), place);
  }

  /** A field without a value is left out unless it is required. */
  private static <P> Shape<P> object(Map<VariableName, VariableDefinition> fields, P place) {
    List<Shape.Field<P>> shapes = new ArrayList<>();
    fields.forEach(
        (name, field) ->
            shapes.add(new Shape.Field<>(name.value(), variable(field, place), !field.required())));
    return new Shape.ObjectShape<>(shapes, shapes.isEmpty(), place);
  }
}
