package io.emprops.template.form;

import io.emprops.core.template.FormField;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one field of a form. */
final class FieldBuilder {
  private static final ValueRules.Text NO_TEXT = new ValueRules.Text(null, null, null, null, null);
  private static final ValueRules.Numeric NO_NUMBER =
      new ValueRules.Numeric(null, null, null, null, null, null, false);
  private static final ValueRules.Choice NO_CHOICE =
      new ValueRules.Choice(List.of(), null, false, null, null);
  private static final ValueRules.Asset NO_ASSET =
      new ValueRules.Asset(List.of(), null, false, null, null);
  private static final ValueRules.Temporal NO_TIME = new ValueRules.Temporal(null, null);

  private FieldBuilder() {}

  static FormField field(VariableDefinition d) {
    ValueRules rules = d.rules();
    var text = rules instanceof ValueRules.Text own ? own : NO_TEXT;
    var number = rules instanceof ValueRules.Numeric own ? own : NO_NUMBER;
    var choice = rules instanceof ValueRules.Choice own ? own : NO_CHOICE;
    var asset = rules instanceof ValueRules.Asset own ? own : NO_ASSET;
    var time = rules instanceof ValueRules.Temporal own ? own : NO_TIME;
    return new FormField(
        d.name(),
        control(d.type()),
        d.type(),
        d.label() == null ? d.name().value() : d.label(),
        d.description(),
        d.defaultValue(),
        d.required(),
        d.nullable(),
        text.placeholder(),
        text.rows(),
        number.min(),
        number.max(),
        number.exclusiveMin(),
        number.exclusiveMax(),
        number.step(),
        number.unit(),
        number.randomize(),
        text.minLength(),
        text.maxLength(),
        text.pattern(),
        minItems(rules),
        maxItems(rules),
        choice.options(),
        choice.optionsFrom(),
        choice.allowOther(),
        asset.accept(),
        asset.maxBytes(),
        asset.multiple(),
        time.after(),
        time.before(),
        rules instanceof ValueRules.Schema own ? own.schema() : null,
        items(rules),
        fields(rules),
        d.visibleIf(),
        d.whenHidden(),
        d.deprecated(),
        d.examples());
  }

  private static @Nullable FormField items(ValueRules rules) {
    return rules instanceof ValueRules.Items own && own.items() != null ? field(own.items()) : null;
  }

  private static List<FormField> fields(ValueRules rules) {
    return rules instanceof ValueRules.Fields(var fields)
        ? fields.values().stream().map(FieldBuilder::field).toList()
        : List.of();
  }

  private static @Nullable Integer minItems(ValueRules rules) {
    return switch (rules) {
      case ValueRules.Choice own -> own.minItems();
      case ValueRules.Asset own -> own.minItems();
      case ValueRules.Items own -> own.minItems();
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _,
          ValueRules.Secret _,
          ValueRules.Fields _ ->
          null;
    };
  }

  private static @Nullable Integer maxItems(ValueRules rules) {
    return switch (rules) {
      case ValueRules.Choice own -> own.maxItems();
      case ValueRules.Asset own -> own.maxItems();
      case ValueRules.Items own -> own.maxItems();
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _,
          ValueRules.Secret _,
          ValueRules.Fields _ ->
          null;
    };
  }

  private static Control control(VariableType type) {
    return switch (type) {
      case TEXT -> Control.TEXT;
      case TEXTAREA -> Control.TEXTAREA;
      case NUMBER, INTEGER -> Control.NUMBER;
      case SLIDER -> Control.SLIDER;
      case SELECT -> Control.SELECT;
      case MULTISELECT -> Control.MULTISELECT;
      case CHECKBOX -> Control.CHECKBOX;
      case DATE -> Control.DATE;
      case TIME -> Control.TIME;
      case DATETIME -> Control.DATETIME;
      case COLOR -> Control.COLOR;
      case URL -> Control.URL;
      case EMAIL -> Control.EMAIL;
      case FILE, IMAGE, AUDIO, VIDEO -> Control.UPLOAD;
      case JSON -> Control.JSON;
      case SECRET -> Control.SECRET;
      case SEED -> Control.SEED;
      case LIST -> Control.LIST;
      case OBJECT -> Control.OBJECT;
    };
  }
}
