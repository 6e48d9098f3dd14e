package io.emprops.ui.component.form;

import com.vaadin.flow.component.Component;
import io.emprops.core.json.JsonValue;
import java.util.Optional;

/** One control of a form: shows a JSON value and gives back what stands in it. */
interface FieldControl {

  /** What is put into the form. */
  Component component();

  /** What stands in it; empty where nothing does. */
  Optional<JsonValue> value();

  /** Shows a value, and gives back that very one as long as no one changes it. */
  void show(JsonValue value);

  /** What makes its text unreadable, if anything; all other checks are the template's. */
  default Optional<String> unreadable() {
    return Optional.empty();
  }

  /** Says what is wrong with it; an empty message says that nothing is. */
  void complain(String message);

  /** Puts the cursor into it. */
  void focus();

  /** Calls back after each change by the person. */
  void onChange(Runnable listener);
}
