package io.emprops.core.template;

import io.emprops.core.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about one variable.
 *
 * @param name as placeholders use it
 * @param type the kind of value
 * @param rules the bounds of that kind
 * @param label as people read it; the name where absent
 * @param description helps to fill it in
 * @param defaultValue stands in where the inputs hold none
 * @param required an absent or empty value is an error
 * @param nullable {@code null} is a value
 * @param onMissing what to render where there is no value
 * @param group heading in the form
 * @param order place in the form, ties in the document's order
 * @param visibleIf condition over the other variables, in the expression language
 * @param whenHidden what becomes of its value while hidden
 * @param deprecated whether its use is discouraged
 * @param examples values to show and to preview with
 */
public record VariableDefinition(
    VariableName name,
    VariableType type,
    ValueRules rules,
    @Nullable String label,
    @Nullable String description,
    @Nullable JsonValue defaultValue,
    boolean required,
    boolean nullable,
    OnMissing onMissing,
    @Nullable String group,
    @Nullable Integer order,
    @Nullable String visibleIf,
    WhenHidden whenHidden,
    boolean deprecated,
    List<JsonValue> examples) {

  public VariableDefinition {
    examples = List.copyOf(examples);
  }

  /** A definition that says nothing but the kind, as inferred for an undeclared variable. */
  public static VariableDefinition plain(VariableName name, VariableType type, ValueRules rules) {
    return new VariableDefinition(
        name,
        type,
        rules,
        null,
        null,
        null,
        false,
        false,
        OnMissing.OMIT,
        null,
        null,
        null,
        WhenHidden.DROP,
        false,
        List.of());
  }
}
