package io.emprops.template.form;

import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out a form: fields in order, under the headings that they name. */
public final class FormBuilder {
  private static final String UNGROUPED = "";

  private FormBuilder() {}

  /**
   * The form of these variables. Fields without an order come after those with one; groups stand in
   * the order of their first fields.
   */
  public static FormModel build(List<VariableDefinition> definitions) {
    List<VariableDefinition> ordered = new ArrayList<>(definitions);
    ordered.sort(Comparator.comparingInt(FormBuilder::order));
    Map<String, List<FormField>> groups = new LinkedHashMap<>();
    groups.put(UNGROUPED, new ArrayList<>());
    for (VariableDefinition definition : ordered) {
      String group = definition.group() == null ? UNGROUPED : definition.group();
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(FieldBuilder.field(definition));
    }
    return new FormModel(
        groups.entrySet().stream()
            .filter(group -> !group.getValue().isEmpty())
            .map(group -> new FormModel.Group(group.getKey(), group.getValue()))
            .toList());
  }

  private static int order(VariableDefinition definition) {
    return definition.order() == null ? Integer.MAX_VALUE : definition.order();
  }
}
