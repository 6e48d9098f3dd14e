package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.schema.Form.Source;
import io.emprops.template.schema.SchemaNode.Length;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes and what variables give, as forms. */
final class Forms {
  private Forms() {}

  static <P> Form<P> of(Shape<P> shape) {
    return switch (shape) {
      case Shape.Constant<P>(var value, var place) -> constant(value, place);
      case Shape.Variable<P>(var definition, _, var place) -> variable(definition, place);
      case Shape.Text<P>(var place) -> new Form.SomeText<>(Length.ANY, place);
      case Shape.Members<P>(var members, boolean open, var place) ->
          new Form.ObjectForm<>(fields(members), open, place);
      case Shape.Elements<P>(var elements, boolean open, var place) -> array(elements, open, place);
      case Shape.Choice<P>(var options, var place) ->
          new Form.Either<>(all(options), Source.TEMPLATE, null, place);
      case Shape.Unknown<P>(var place) -> new Form.Any<>(place);
    };
  }

  private static <P> List<Form<P>> all(List<Shape<P>> shapes) {
    List<Form<P>> forms = new ArrayList<>(shapes.size());
    for (Shape<P> shape : shapes) {
      forms.add(of(shape));
    }
    return forms;
  }

  private static <P> List<Form.Field<P>> fields(List<Shape.Member<P>> members) {
    List<Form.Field<P>> fields = new ArrayList<>(members.size());
    for (Shape.Member<P> member : members) {
      fields.add(field(member));
    }
    return fields;
  }

  private static <P> Form.Field<P> field(Shape.Member<P> member) {
    return new Form.Field<>(
        member.name(), of(member.shape()), member.mayBeAbsent() || mayBeAbsent(member.shape()));
  }

  private static <P> Form<P> array(List<Shape<P>> elements, boolean open, P place) {
    List<Form<P>> forms = all(elements);
    boolean isFixed = !open && elements.stream().noneMatch(Forms::mayBeAbsent);
    return isFixed
        ? new Form.ArrayForm<>(forms, List.of(), new Length(forms.size(), forms.size()), place)
        : new Form.ArrayForm<>(
            List.of(), forms, new Length(null, open ? null : forms.size()), place);
  }

  private static boolean mayBeAbsent(Shape<?> shape) {
    return switch (shape) {
      case Shape.Variable<?> variable -> variable.mayBeAbsent();
      case Shape.Choice<?>(var options, _) -> options.stream().anyMatch(Forms::mayBeAbsent);
      default -> false;
    };
  }

  private static <P> Form<P> constant(JsonValue value, P place) {
    return switch (value) {
      case JsonArray(var elements) ->
          new Form.ArrayForm<>(
              elements.stream().map(element -> constant(element, place)).toList(),
              List.of(),
              new Length(elements.size(), elements.size()),
              place);
      case JsonObject(var members) -> {
        List<Form.Field<P>> fields = new ArrayList<>();
        members.forEach(
            (name, member) -> fields.add(new Form.Field<>(name, constant(member, place), false)));
        yield new Form.ObjectForm<>(fields, false, place);
      }
      default -> new Form.Exact<>(value, place);
    };
  }

  /** All that the variable may give, its kind's values first. */
  private static <P> Form<P> variable(VariableDefinition definition, P place) {
    List<Form<P>> forms = new ArrayList<>(values(definition, place));
    if (definition.nullable() || definition.onMissing() == OnMissing.NULL) {
      forms.add(new Form.Exact<>(JsonValue.ofNull(), place));
    }
    if (definition.onMissing() == OnMissing.EMPTY) {
      forms.add(new Form.Exact<>(JsonValue.of(""), place));
    }
    return new Form.Either<>(forms, Source.VALUE, definition, place);
  }

  private static <P> List<Form<P>> values(VariableDefinition definition, P place) {
    return switch (definition.rules()) {
      case ValueRules.Text text ->
          List.of(new Form.SomeText<>(new Length(text.minLength(), text.maxLength()), place));
      case ValueRules.Numeric numeric -> List.of(number(definition.type(), numeric, place));
      case ValueRules.Choice choice when definition.type() == VariableType.MULTISELECT ->
          List.of(many(options(choice, place), choice.minItems(), choice.maxItems(), place));
      case ValueRules.Choice choice -> options(choice, place);
      case ValueRules.Asset asset when asset.multiple() ->
          List.of(many(text(place), asset.minItems(), asset.maxItems(), place));
      case ValueRules.Items(var items, var min, var max) ->
          List.of(
              many(items == null ? List.of() : List.of(variable(items, place)), min, max, place));
      case ValueRules.Fields(var fields) -> List.of(object(fields, place));
      case ValueRules.Schema _ -> List.of(new Form.Any<>(place));
      case ValueRules.None _ when definition.type() == VariableType.CHECKBOX ->
          List.of(
              new Form.Exact<>(JsonValue.of(true), place),
              new Form.Exact<>(JsonValue.of(false), place));
      case ValueRules.Temporal _, ValueRules.Url _, ValueRules.Secret _, ValueRules.Asset _ ->
          text(place);
      case ValueRules.None _ -> text(place);
    };
  }

  private static <P> List<Form<P>> text(P place) {
    return List.of(new Form.SomeText<>(Length.ANY, place));
  }

  private static <P> Form<P> number(VariableType type, ValueRules.Numeric rules, P place) {
    return new Form.SomeNumber<>(
        Range.of(rules.min(), rules.exclusiveMin(), rules.max(), rules.exclusiveMax()),
        type == VariableType.INTEGER || type == VariableType.SEED,
        place);
  }

  /** A named set is known where the document is used, not here. */
  private static <P> List<Form<P>> options(ValueRules.Choice choice, P place) {
    if (choice.allowOther() || choice.optionsFrom() != null || choice.options().isEmpty()) {
      return List.of(new Form.Any<>(place));
    }
    List<Form<P>> forms = new ArrayList<>(choice.options().size());
    choice.options().forEach(option -> forms.add(new Form.Exact<>(option.value(), place)));
    return forms;
  }

  /** Only where one element is sure does it matter what elements are like. */
  private static <P> Form<P> many(
      List<Form<P>> each, @Nullable Integer min, @Nullable Integer max, P place) {
    boolean isFirstSure = min != null && min > 0 && !each.isEmpty();
    List<Form<P>> first =
        isFirstSure ? List.of(new Form.Either<>(each, Source.VALUE, null, place)) : List.of();
    return new Form.ArrayForm<>(first, List.of(), new Length(min, max), place);
  }

  /** A field without a value is left out unless it is required. */
  private static <P> Form<P> object(Map<VariableName, VariableDefinition> fields, P place) {
    List<Form.Field<P>> forms = new ArrayList<>();
    fields.forEach(
        (name, field) ->
            forms.add(new Form.Field<>(name.value(), variable(field, place), !field.required())));
    return new Form.ObjectForm<>(forms, forms.isEmpty(), place);
  }
}
