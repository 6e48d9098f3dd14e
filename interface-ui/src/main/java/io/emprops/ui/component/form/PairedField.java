package io.emprops.ui.component.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** A text field with a helper beside it that fills it in: a slider, a colour, a dice. */
final class PairedField extends CustomField<String> {
  final TextField words = new TextField();

  PairedField() {
    super("");
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.setValueChangeTimeout(Controls.TYPING_PAUSE);
    addClassName("paired-field");
  }

  /** The text alone. */
  PairedField alone() {
    words.setWidthFull();
    add(words);
    return this;
  }

  /** Puts the helper before or after the text. */
  PairedField with(Component helper, boolean first) {
    var row = new Div();
    row.addClassName("paired-row");
    row.add(first ? new Component[] {helper, words} : new Component[] {words, helper});
    add(row);
    return this;
  }

  @Override
  public void setLabel(String label) {
    super.setLabel(label);
    words.setAriaLabel(label);
  }

  @Override
  public void focus() {
    words.focus();
  }

  @Override
  protected String generateModelValue() {
    return words.getValue();
  }

  @Override
  protected void setPresentationValue(String value) {
    words.setValue(value);
  }

  /** Takes what the helper says, as if it were typed. */
  void take(String value) {
    words.setValue(value);
    setModelValue(value, true);
  }
}
