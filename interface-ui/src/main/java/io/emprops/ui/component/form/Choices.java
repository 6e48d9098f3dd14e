package io.emprops.ui.component.form;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.FormField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Controls to choose from options. */
final class Choices {
  /** From so many options on, one may type to find. */
  private static final int MANY = 9;

  private Choices() {}

  /** One of the options. */
  static FieldControl one(FormField field) {
    if (field.options().isEmpty()) {
      return free();
    }
    if (field.allowOther() || field.options().size() >= MANY) {
      var box = new ComboBox<ChoiceOption>();
      box.setItems(field.options());
      labels(box);
      box.setClearButtonVisible(!field.required());
      box.setAllowCustomValue(field.allowOther());
      box.addCustomValueSetListener(event -> box.setValue(other(event.getDetail())));
      return bindOne(box, field);
    }
    var select = new Select<ChoiceOption>();
    select.setItems(field.options());
    select.setItemLabelGenerator(Choices::labelOf);
    select.setEmptySelectionAllowed(!field.required());
    return bindOne(select, field);
  }

  /** Several of the options, in the document's order. */
  static FieldControl several(FormField field) {
    if (field.allowOther() || field.options().size() >= MANY) {
      var box = new MultiSelectComboBox<ChoiceOption>();
      box.setItems(field.options());
      labels(box);
      box.setAllowCustomValue(field.allowOther());
      box.addCustomValueSetListener(event -> box.select(other(event.getDetail())));
      return bindSeveral(box, field);
    }
    var group = new CheckboxGroup<ChoiceOption>();
    group.setItems(field.options());
    group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    group.setItemLabelGenerator(Choices::labelOf);
    return bindSeveral(group, field);
  }

  private static <
          C extends
              com.vaadin.flow.component.Component
                  & com.vaadin.flow.component.HasValue<?, ChoiceOption>>
      FieldControl bindOne(C choice, FormField field) {
    return new BoundControl<ChoiceOption>(
        choice,
        option -> Optional.ofNullable(option).map(ChoiceOption::value),
        value -> find(field, value));
  }

  private static <
          C extends
              com.vaadin.flow.component.Component
                  & com.vaadin.flow.component.HasValue<?, Set<ChoiceOption>>>
      FieldControl bindSeveral(C choice, FormField field) {
    return new BoundControl<Set<ChoiceOption>>(
        choice,
        chosen -> chosen.isEmpty() ? Optional.empty() : Optional.of(ordered(field, chosen)),
        value -> Optional.of(findAll(field, value)));
  }

  private static FieldControl free() {
    var input = new TextField();
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(Controls.TYPING_PAUSE);
    return new BoundControl<>(input, Readings::string, Readings::plain);
  }

  private static void labels(ComboBoxBase<?, ChoiceOption, ?> box) {
    box.setItemLabelGenerator(Choices::labelOf);
    box.setRenderer(
        new ComponentRenderer<>(
            option -> {
              var line = new Span(option.label());
              Optional.ofNullable(option.description()).ifPresent(line::setTitle);
              return line;
            }));
  }

  private static String labelOf(ChoiceOption option) {
    return Optional.ofNullable(option).map(ChoiceOption::label).orElse("");
  }

  private static ChoiceOption other(String words) {
    return new ChoiceOption(JsonValue.of(words), words, null);
  }

  private static Optional<ChoiceOption> find(FormField field, JsonValue value) {
    return field.options().stream().filter(option -> option.value().equals(value)).findFirst();
  }

  private static Set<ChoiceOption> findAll(FormField field, JsonValue value) {
    List<JsonValue> wanted = value instanceof JsonArray(var elements) ? elements : List.of(value);
    Set<ChoiceOption> found = new LinkedHashSet<>();
    wanted.forEach(
        element ->
            found.add(
                find(field, element)
                    .orElseGet(
                        () ->
                            new ChoiceOption(element, Readings.plain(element).orElse(""), null))));
    return found;
  }

  private static JsonValue ordered(FormField field, Set<ChoiceOption> chosen) {
    Set<ChoiceOption> inOrder = new LinkedHashSet<>(field.options());
    inOrder.retainAll(chosen);
    inOrder.addAll(chosen);
    return new JsonArray(inOrder.stream().map(ChoiceOption::value).toList());
  }
}
