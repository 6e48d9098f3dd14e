package io.emprops.ui.component.form;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.WhenHidden;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds fields of a form; a test names only what it is about. */
final class AField {
  private final String name;
  private final Control control;
  private final VariableType type;
  private @Nullable JsonValue defaultValue;
  private @Nullable BigDecimal min;
  private @Nullable BigDecimal max;
  private boolean required;
  private boolean allowOther;
  private List<ChoiceOption> options = List.of();
  private @Nullable String visibleIf;
  private boolean several;
  private WhenHidden whenHidden = WhenHidden.DROP;

  private AField(String name, Control control, VariableType type) {
    this.name = name;
    this.control = control;
    this.type = type;
  }

  static AField named(String name, Control control, VariableType type) {
    return new AField(name, control, type);
  }

  AField startsWith(String json) {
    defaultValue = JsonText.parse(json);
    return this;
  }

  AField between(long least, long most) {
    min = BigDecimal.valueOf(least);
    max = BigDecimal.valueOf(most);
    return this;
  }

  AField required() {
    required = true;
    return this;
  }

  AField offers(String... values) {
    options =
        Stream.of(values)
            .map(JsonText::parse)
            .map(value -> new ChoiceOption(value, value.toJson(), null))
            .toList();
    return this;
  }

  AField orOther() {
    allowOther = true;
    return this;
  }

  AField visibleIf(String condition) {
    visibleIf = condition;
    return this;
  }

  AField keptWhenHidden() {
    whenHidden = WhenHidden.KEEP;
    return this;
  }

  AField several() {
    several = true;
    return this;
  }

  FormField build() {
    return new FormField(
        new VariableName(name),
        control,
        type,
        "Label of " + name,
        null,
        defaultValue,
        required,
        false,
        null,
        null,
        min,
        max,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        options,
        null,
        allowOther,
        List.of(),
        null,
        several,
        null,
        null,
        null,
        null,
        List.of(),
        visibleIf,
        whenHidden,
        false,
        List.of());
  }
}
