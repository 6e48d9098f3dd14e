package io.emprops.ui.text;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** Every text that a person reads, by its key, in the language of the screen. */
public final class Texts {
  private static final String BUNDLE = "io.emprops.ui.text.texts";

  private Texts() {}

  /**
   * The text, with the arguments put in as {@link MessageFormat} does. A key without a text is a
   * defect and shows as itself.
   */
  public static String text(String key, Object... arguments) {
    Locale locale = Optional.ofNullable(UI.getCurrent()).map(UI::getLocale).orElse(Locale.ENGLISH);
    try {
      var pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
      return arguments.length == 0
          ? pattern.replace("''", "'")
          : new MessageFormat(pattern, locale).format(arguments);
    } catch (MissingResourceException e) {
      return key;
    }
  }
}
