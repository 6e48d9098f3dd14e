package io.emprops.ui.component.form;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.template.FormConditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A form for a template's variables. What someone put in stays while the model changes, and while a
 * field is hidden.
 */
public final class GeneratedForm extends Div {
  private static final String INPUTS = "/inputs/";

  private final Map<String, FieldControl> controls = new LinkedHashMap<>();
  private final Map<String, FormField> fields = new HashMap<>();
  private final Set<String> touched = new TreeSet<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private final FieldVisibility visibility = new FieldVisibility();
  private final Function<FormModel, HiddenFields> conditions;
  private final Optional<FileIntake> files;
  private FormModel model = new FormModel(List.of());

  /** An empty form that takes no files, but their ids. */
  public GeneratedForm() {
    this(form -> FormConditions.of(form)::hidden, Optional.empty());
  }

  /** An empty form whose files are kept so. */
  public GeneratedForm(FileIntake files) {
    this(form -> FormConditions.of(form)::hidden, Optional.of(files));
  }

  /** An empty form whose fields are hidden by these conditions of its model. */
  GeneratedForm(Function<FormModel, HiddenFields> conditions, Optional<FileIntake> files) {
    this.conditions = conditions;
    this.files = files;
    addClassName("generated-form");
  }

  /** Shows this model; fields that are as they were stay as they are. */
  public void setModel(FormModel next) {
    if (next.equals(model) && !controls.isEmpty()) {
      return;
    }
    var before = Map.copyOf(controls);
    var beforeFields = Map.copyOf(fields);
    removeAll();
    controls.clear();
    fields.clear();
    List<Section> sections = new ArrayList<>();
    next.groups().forEach(group -> sections.add(section(group, before, beforeFields)));
    sections.forEach(this::add);
    touched.retainAll(controls.keySet());
    model = next;
    if (controls.isEmpty()) {
      add(new Paragraph(text("form.empty")));
    }
    add(visibility.news);
    visibility.begin(next, sections, conditions.apply(next));
    visibility.apply(controls, values());
  }

  /** What stands in the fields; those that are empty, or hidden and dropped, are absent. */
  public JsonObject inputs() {
    Map<String, JsonValue> inputs = new LinkedHashMap<>(values().members());
    fields.values().stream()
        .filter(visibility::isDropped)
        .forEach(field -> inputs.remove(field.name().value()));
    return new JsonObject(inputs);
  }

  /** Fills in those fields that these inputs name. */
  public void setInputs(JsonObject inputs) {
    inputs
        .members()
        .forEach(
            (name, value) -> {
              if (controls.containsKey(name)) {
                Objects.requireNonNull(controls.get(name)).show(value);
                touched.add(name);
              }
            });
    visibility.apply(controls, values());
  }

  /** Whether a condition hides this field now. */
  public boolean isHidden(String name) {
    return visibility.isHidden(name);
  }

  /** Names of the fields that someone changed or that were filled in. */
  public Set<String> touched() {
    return Set.copyOf(touched);
  }

  /** Calls back after each change by the person. */
  public void addChangeListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Marks the shown fields whose text cannot be read at all; tells whether there are none. */
  public boolean isReadable() {
    clearErrors();
    var unreadable = new LinkedHashMap<FieldControl, String>();
    controls.entrySet().stream()
        .filter(entry -> !isHidden(entry.getKey()))
        .map(Map.Entry::getValue)
        .forEach(c -> c.unreadable().ifPresent(why -> unreadable.put(c, why)));
    unreadable.forEach(FieldControl::complain);
    unreadable.keySet().stream().findFirst().ifPresent(FieldControl::focus);
    return unreadable.isEmpty();
  }

  /**
   * Shows each error at its field and puts the cursor into the first of them.
   *
   * @return those that belong to no field that is shown
   */
  public List<Diagnostic> showErrors(List<Diagnostic> errors) {
    var left = mark(errors, controls.keySet());
    controls.entrySet().stream()
        .filter(entry -> !isHidden(entry.getKey()))
        .filter(
            entry -> errors.stream().anyMatch(e -> nameIn(e).equals(Optional.of(entry.getKey()))))
        .findFirst()
        .ifPresent(entry -> entry.getValue().focus());
    return left;
  }

  /** Shows errors at fields that someone has been in, without moving the cursor. */
  public void showErrorsWhereTouched(List<Diagnostic> errors) {
    mark(errors, touched);
  }

  /** Takes all complaints back. */
  public void clearErrors() {
    controls.values().forEach(control -> control.complain(""));
  }

  private List<Diagnostic> mark(List<Diagnostic> errors, Set<String> names) {
    Map<String, String> complaints = new LinkedHashMap<>();
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic error : errors) {
      var name = nameIn(error).filter(controls::containsKey).filter(n -> !isHidden(n));
      if (name.isEmpty()) {
        left.add(error);
      } else if (names.contains(name.get())) {
        complaints.merge(name.get(), error.message(), (a, b) -> a + "\n" + b);
      }
    }
    controls.forEach((name, control) -> control.complain(complaints.getOrDefault(name, "")));
    return left;
  }

  private Section section(
      FormModel.Group group, Map<String, FieldControl> before, Map<String, FormField> were) {
    var section = new Section();
    section.addClassName("form-group");
    if (!group.title().isEmpty()) {
      section.add(new H2(group.title()));
    }
    for (FormField field : group.fields()) {
      var name = field.name().value();
      var old = before.get(name);
      var control = old != null && field.equals(were.get(name)) ? old : renewed(field, old, were);
      controls.put(name, control);
      fields.put(name, field);
      section.add(control.component());
    }
    return section;
  }

  private FieldControl renewed(
      FormField field,
      @org.jspecify.annotations.Nullable FieldControl old,
      Map<String, FormField> were) {
    var name = field.name().value();
    var control = Controls.of(field, files);
    control.onChange(() -> changed(name, control));
    var was = were.get(name);
    if (old != null && was != null && was.type() == field.type() && touched.contains(name)) {
      old.value().ifPresent(control::show);
    }
    return control;
  }

  private void changed(String name, FieldControl control) {
    touched.add(name);
    control.complain("");
    visibility.change(controls, values());
    List.copyOf(listeners).forEach(Runnable::run);
  }

  private JsonObject values() {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    controls.forEach((name, control) -> control.value().ifPresent(v -> values.put(name, v)));
    return new JsonObject(values);
  }

  /** The variable that an error is about: the first segment behind {@code /inputs/}. */
  private static Optional<String> nameIn(Diagnostic error) {
    if (!error.pointer().startsWith(INPUTS)) {
      return Optional.empty();
    }
    var rest = error.pointer().substring(INPUTS.length());
    int end = rest.indexOf('/');
    var segment = end < 0 ? rest : rest.substring(0, end);
    return Optional.of(segment.replace("~1", "/").replace("~0", "~"));
  }
}
