package io.emprops.ui.component.form;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.WhenHidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hides the fields of a form that count for nothing, with the headings above nothing else, and
 * tells those who listen to the page. A hidden field keeps what stands in it.
 */
final class FieldVisibility {
  /** Read out whenever its text changes. */
  final Span news = new Span();

  private HiddenFields conditions = _ -> Set.of();
  private FormModel form = new FormModel(List.of());
  private List<Section> sections = List.of();
  private Set<String> hidden = Set.of();

  FieldVisibility() {
    news.addClassName("for-listeners");
    news.getElement().setAttribute("role", "status");
  }

  /** Begins anew with another form, whose sections stand for its groups. */
  void begin(FormModel form, List<Section> sections, HiddenFields conditions) {
    this.form = form;
    this.sections = List.copyOf(sections);
    this.conditions = conditions;
    this.hidden = Set.of();
  }

  /** Shows and hides, without a word. */
  void apply(Map<String, FieldControl> controls, JsonObject values) {
    hidden =
        conditions.among(values).stream()
            .map(VariableName::value)
            .collect(Collectors.toUnmodifiableSet());
    controls.forEach((name, control) -> control.component().setVisible(!hidden.contains(name)));
    for (int i = 0; i < sections.size(); i++) {
      sections.get(i).setVisible(form.groups().get(i).fields().stream().anyMatch(this::isShown));
    }
  }

  /** Shows and hides, and says what came and went. */
  void change(Map<String, FieldControl> controls, JsonObject values) {
    Set<String> before = hidden;
    apply(controls, values);
    List<String> parts = new ArrayList<>();
    tell("form.shown", before, hidden, parts);
    tell("form.hidden", hidden, before, parts);
    if (!parts.isEmpty()) {
      news.setText(String.join(" ", parts));
    }
  }

  boolean isHidden(String name) {
    return hidden.contains(name);
  }

  /** Whether a field's value is left out of the inputs. */
  boolean isDropped(FormField field) {
    return !isShown(field) && field.whenHidden() == WhenHidden.DROP;
  }

  private boolean isShown(FormField field) {
    return !isHidden(field.name().value());
  }

  /** The labels of the fields that are in one set and not in the other. */
  private void tell(String key, Set<String> in, Set<String> notIn, List<String> parts) {
    String labels =
        form.allFields().stream()
            .filter(field -> in.contains(field.name().value()))
            .filter(field -> !notIn.contains(field.name().value()))
            .map(FormField::label)
            .collect(Collectors.joining(", "));
    if (!labels.isEmpty()) {
      parts.add(text(key, labels));
    }
  }
}
