package io.emprops.ui.component.form;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.emprops.core.template.FormField;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** Controls of text and a helper: what is typed keeps each digit, the helper saves typing. */
final class PairedControls {
  private static final BigDecimal LARGEST_SEED = BigDecimal.valueOf((1L << 32) - 1);
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private PairedControls() {}

  /** A number, which keeps its digits as they are typed. */
  static FieldControl number() {
    var pair = new PairedField();
    numeric(pair);
    return bound(pair.alone());
  }

  /** A number and a slider between its bounds; without bounds, the number alone. */
  static FieldControl slider(FormField field) {
    var min = Optional.ofNullable(field.min()).orElse(BigDecimal.ZERO);
    var max = field.max();
    if (max == null) {
      return number();
    }
    var pair = new PairedField();
    numeric(pair);
    var range = new Input();
    range.setType("range");
    range.getElement().setAttribute("min", min.toPlainString());
    range.getElement().setAttribute("max", max.toPlainString());
    var step = field.step();
    range.getElement().setAttribute("step", step == null ? "any" : step.toPlainString());
    range.getElement().setAttribute("aria-label", field.label());
    range.setValueChangeMode(ValueChangeMode.LAZY);
    range.setValueChangeTimeout(Controls.TYPING_PAUSE);
    range.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            pair.take(change.getValue());
          }
        });
    pair.words.addValueChangeListener(change -> range.setValue(change.getValue()));
    pair.words.addClassName("paired-short");
    return bound(pair.with(range, true));
  }

  /** A whole number and a dice. */
  static FieldControl seed(FormField field) {
    var pair = new PairedField();
    numeric(pair);
    var dice = new Button(VaadinIcon.RANDOM.create());
    dice.setAriaLabel(text("form.dice"));
    dice.setTooltipText(text("form.dice"));
    var random = new SecureRandom();
    dice.addClickListener(_ -> pair.take(draw(field, random)));
    return bound(pair.with(dice, false));
  }

  /** A colour as text and as a picture of it. */
  static FieldControl color() {
    var pair = new PairedField();
    var swatch = new Input();
    swatch.setType("color");
    swatch.getElement().setAttribute("aria-label", text("form.pick-colour"));
    swatch.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    swatch.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            pair.take(change.getValue());
          }
        });
    pair.words.addValueChangeListener(
        change -> {
          if (COLOUR.matcher(change.getValue()).matches()) {
            swatch.setValue(change.getValue());
          }
        });
    return new BoundControl<>(pair.with(swatch, true), Readings::string, Readings::plain);
  }

  private static void numeric(PairedField pair) {
    pair.words.getElement().setAttribute("inputmode", "decimal");
    pair.words.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
    pair.words.addClassName("number-words");
  }

  private static FieldControl bound(PairedField pair) {
    return new BoundControl<>(pair, Readings::number, Readings::plain);
  }

  private static String draw(FormField field, SecureRandom random) {
    var min = Optional.ofNullable(field.min()).orElse(BigDecimal.ZERO).longValue();
    var max = Optional.ofNullable(field.max()).orElse(LARGEST_SEED).longValue();
    return String.valueOf(max > min ? random.nextLong(min, max) : min);
  }
}
