package io.emprops.ui.component.form;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.WhenHidden;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The conditions that documents of this release can have: a checkbox' name, or {@code !} and its
 * name. A checkbox that is hidden itself, and dropped, counts as not ticked.
 */
final class CheckboxConditions implements HiddenFields {
  private static final String NOT = "!";

  private final Map<String, FormField> fields = new LinkedHashMap<>();

  /** Those of this form. */
  CheckboxConditions(FormModel form) {
    form.allFields().forEach(field -> fields.put(field.name().value(), field));
  }

  @Override
  public Set<VariableName> among(JsonObject values) {
    Set<VariableName> hidden = new LinkedHashSet<>();
    for (FormField field : fields.values()) {
      if (isHidden(field, values)) {
        hidden.add(field.name());
      }
    }
    return hidden;
  }

  private boolean isHidden(FormField field, JsonObject values) {
    String condition = field.visibleIf();
    if (condition == null) {
      return false;
    }
    boolean isNegated = condition.strip().startsWith(NOT);
    FormField box = fields.get(condition.replace(NOT, "").strip());
    return box != null && isTicked(box, values) == isNegated;
  }

  private boolean isTicked(FormField box, JsonObject values) {
    boolean isDropped = box.whenHidden() == WhenHidden.DROP && isHidden(box, values);
    return !isDropped
        && values.member(box.name().value()).filter(JsonValue.of(true)::equals).isPresent();
  }
}
