package io.emprops.ui.component;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** A few fields and a button that goes on to the confirmation; Enter does what the button does. */
public abstract class SettingDialog extends Dialog {
  private static final int LONGEST_NAME = 500;

  private final Button next = new Button("", _ -> goOn());

  /** Goes on to a confirmation. */
  protected SettingDialog(String title) {
    this(title, text("monitor.next"));
  }

  /** Its button says what it does. */
  protected SettingDialog(String title, String action) {
    next.setText(action);
    setHeaderTitle(title);
    setWidth("min(460px, 92vw)");
    next.addThemeName("primary");
    next.setId("setting-next");
    getFooter().add(new Button(text("action.cancel"), _ -> close()), next);
  }

  /** Hands the values on if they are fine; else complains at the fields. */
  protected abstract boolean submit();

  /** Shows these fields; the first of them that can be changed has the cursor. */
  protected final void ask(Component... fields) {
    var form = new Div(fields);
    form.addClassName("setting-form");
    // Within the fields only, and with what was typed last: Enter on a button presses the button.
    Shortcuts.addShortcutListener(this, this::goOn, Key.ENTER)
        .listenOn(form)
        .resetFocusOnActiveElement();
    add(form);
  }

  /** Whether a name can be one; complains where not. */
  protected static boolean named(TextField field) {
    var name = field.getValue().strip();
    boolean isFine =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.codePoints().noneMatch(Character::isISOControl);
    complain(field, isFine ? "" : text("monitor.name.wrong", LONGEST_NAME));
    return isFine;
  }

  /** Whether a number is at least this, or absent; complains where not. */
  protected static boolean above(IntegerField field, int least, String complaint) {
    @Nullable Integer value = field.getValue();
    boolean isFine = !field.isInvalid() && (value == null || value >= least);
    field.setErrorMessage(isFine ? "" : text(complaint));
    field.setInvalid(!isFine);
    return isFine;
  }

  /** Complains at a field; an empty text takes it back. */
  protected static <F extends HasValidationProperties> void complain(F field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(!why.isEmpty());
  }

  private void goOn() {
    if (submit()) {
      close();
    }
  }
}
