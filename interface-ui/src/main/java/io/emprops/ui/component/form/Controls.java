package io.emprops.ui.component.form;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.template.FormField;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the control for each kind of field. */
final class Controls {
  static final int TYPING_PAUSE = 120;
  private static final int JSON_ROWS = 4;

  private Controls() {}

  /** The control, with its label, helper, bounds and default. */
  static FieldControl of(FormField field, Optional<FileIntake> files) {
    var control = bare(field, files);
    dress(control.component(), field);
    Optional.ofNullable(field.defaultValue()).ifPresent(control::show);
    return control;
  }

  private static FieldControl bare(FormField field, Optional<FileIntake> files) {
    return switch (field.control()) {
      case TEXT, URL -> string(new TextField(), field);
      case EMAIL -> string(new EmailField(), field);
      case TEXTAREA -> string(textArea(field), field);
      case NUMBER -> PairedControls.number();
      case SLIDER -> PairedControls.slider(field);
      case SEED -> PairedControls.seed(field);
      case COLOR -> PairedControls.color();
      case SELECT -> Choices.one(field);
      case MULTISELECT -> Choices.several(field);
      case CHECKBOX ->
          new BoundControl<>(
              new Checkbox(),
              on -> Optional.of(JsonValue.of(Boolean.TRUE.equals(on))),
              value -> Optional.of(value instanceof JsonBoolean(boolean on) && on));
      case DATE -> new BoundControl<>(new DatePicker(), Readings::date, Readings::asDate);
      case TIME -> new BoundControl<>(timePicker(), Readings::time, Readings::asTime);
      case DATETIME ->
          new BoundControl<>(dateTimePicker(), Readings::dateTime, Readings::asDateTime);
      case SECRET -> reference("secret", text("form.secret"));
      case UPLOAD -> upload(field, files);
      case JSON, LIST, OBJECT -> json();
    };
  }

  private static <C extends TextFieldBase<C, String>> FieldControl string(
      C input, FormField field) {
    input.setValueChangeMode(ValueChangeMode.LAZY);
    input.setValueChangeTimeout(TYPING_PAUSE);
    input.setPlaceholder(Optional.ofNullable(field.placeholder()).orElse(""));
    return new BoundControl<>(input, Readings::string, Readings::plain);
  }

  private static TextArea textArea(FormField field) {
    var area = new TextArea();
    area.setMinRows(Optional.ofNullable(field.rows()).orElse(3));
    area.setMaxRows(Math.max(16, Optional.ofNullable(field.rows()).orElse(0)));
    return area;
  }

  private static FieldControl json() {
    var area = new TextArea();
    area.addClassName("mono-field");
    area.setMinRows(JSON_ROWS);
    area.setValueChangeMode(ValueChangeMode.LAZY);
    area.setValueChangeTimeout(TYPING_PAUSE);
    return new BoundControl<>(area, Readings::json, Readings::pretty).unreadable(Readings::notJson);
  }

  private static FieldControl upload(FormField field, Optional<FileIntake> files) {
    if (files.isEmpty()) {
      return reference("asset", text("form.asset"));
    }
    var input = new UploadField(field, files.get());
    return field.multiple()
        ? new BoundControl<>(input, Readings::files, Readings::asFiles)
        : new BoundControl<>(input, Readings.reference("asset"), Readings.referred("asset"));
  }

  private static FieldControl reference(String member, String placeholder) {
    var input = new TextField();
    input.setPlaceholder(placeholder);
    input.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
    return new BoundControl<>(input, Readings.reference(member), Readings.referred(member));
  }

  private static TimePicker timePicker() {
    var picker = new TimePicker();
    picker.setStep(Duration.ofMinutes(15));
    return picker;
  }

  private static DateTimePicker dateTimePicker() {
    var picker = new DateTimePicker();
    picker.setStep(Duration.ofMinutes(15));
    return picker;
  }

  private static void dress(Component component, FormField field) {
    component.setId("field-" + field.name());
    var label = field.deprecated() ? text("form.deprecated", field.label()) : field.label();
    if (component instanceof HasLabel labelled) {
      labelled.setLabel(label);
    } else if (component instanceof HasAriaLabel labelled) {
      labelled.setAriaLabel(label);
    }
    if (component instanceof HasHelper helped) {
      helped.setHelperText(helpFor(field));
    }
    if (component instanceof HasValidationProperties && component instanceof HasValue<?, ?> input) {
      input.setRequiredIndicatorVisible(field.required());
    }
    if (component instanceof com.vaadin.flow.component.HasValidation checked) {
      checked.setManualValidation(true);
    }
    if (component instanceof HasSize sized) {
      sized.setWidthFull();
    }
    if (field.unit() != null && component instanceof PairedField paired) {
      paired.words.setSuffixComponent(new Span(field.unit()));
    }
  }

  /** The description, then the bounds. */
  private static String helpFor(FormField field) {
    List<String> parts = new ArrayList<>();
    Optional.ofNullable(field.description()).filter(d -> !d.isBlank()).ifPresent(parts::add);
    bounds(field.min(), field.max()).ifPresent(parts::add);
    Optional.ofNullable(field.maxLength())
        .ifPresent(most -> parts.add(text("form.max-length", most)));
    return String.join(" · ", parts);
  }

  private static Optional<String> bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    if (min != null && max != null) {
      return Optional.of(text("form.between", min.toPlainString(), max.toPlainString()));
    }
    if (min != null) {
      return Optional.of(text("form.at-least", min.toPlainString()));
    }
    return Optional.ofNullable(max).map(most -> text("form.at-most", most.toPlainString()));
  }
}
