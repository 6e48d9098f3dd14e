package io.emprops.template.form;

import io.emprops.core.template.FormField;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads fields back as the definitions that they were made of, as far as values depend on them. */
public final class FormDefinitions {
  private FormDefinitions() {}

  /** One definition for each field, in their order. */
  public static List<VariableDefinition> of(List<FormField> fields) {
    return fields.stream().map(FormDefinitions::of).toList();
  }

  private static VariableDefinition of(FormField field) {
    return new VariableDefinition(
        field.name(),
        field.type(),
        rules(field),
        field.label(),
        field.description(),
        field.defaultValue(),
        field.required(),
        field.nullable(),
        field.required() ? OnMissing.ERROR : OnMissing.OMIT,
        null,
        null,
        field.visibleIf(),
        field.whenHidden(),
        field.deprecated(),
        field.examples());
  }

  private static ValueRules rules(FormField field) {
    return switch (field.type()) {
      case TEXT, TEXTAREA ->
          new ValueRules.Text(
              field.minLength(),
              field.maxLength(),
              field.pattern(),
              field.placeholder(),
              field.rows());
      case NUMBER, INTEGER, SLIDER, SEED ->
          new ValueRules.Numeric(
              field.min(),
              field.max(),
              field.exclusiveMin(),
              field.exclusiveMax(),
              field.step(),
              field.unit(),
              field.randomize());
      case SELECT, MULTISELECT ->
          new ValueRules.Choice(
              field.options(),
              field.optionsFrom(),
              field.allowOther(),
              field.minItems(),
              field.maxItems());
      case DATE, TIME, DATETIME -> new ValueRules.Temporal(field.after(), field.before());
      case URL -> new ValueRules.Url(List.of(), List.of());
      case FILE, IMAGE, AUDIO, VIDEO ->
          new ValueRules.Asset(
              field.accept(),
              field.maxBytes(),
              field.multiple(),
              field.minItems(),
              field.maxItems());
      case JSON -> new ValueRules.Schema(field.schema());
      case SECRET -> new ValueRules.Secret(List.of(), null);
      case LIST ->
          new ValueRules.Items(
              field.items() == null ? null : of(field.items()), field.minItems(), field.maxItems());
      case OBJECT -> new ValueRules.Fields(fields(field.fields()));
      case CHECKBOX, COLOR, EMAIL -> new ValueRules.None();
    };
  }

  private static Map<VariableName, VariableDefinition> fields(List<FormField> fields) {
    Map<VariableName, VariableDefinition> definitions = new LinkedHashMap<>();
    fields.forEach(field -> definitions.put(field.name(), of(field)));
    return definitions;
  }
}
