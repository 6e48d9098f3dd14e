package io.emprops.ui.component;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Function;

/** What cards with a table have in common. */
public final class Tables {
  private Tables() {}

  /** A table below the head of the same id. */
  public static <T> LiveTable<T> table(String id, Function<T, Object> identity) {
    return new LiveTable<>(id, id + "-title", identity);
  }

  /** The head of a card, with what one can do with all of it. */
  public static Div head(String id, String title, Component... tools) {
    var heading = new H2(title);
    heading.setId(id + "-title");
    var head = new Div(heading);
    head.add(tools);
    head.addClassName("pane-head");
    return head;
  }

  /** A quiet button within a row. */
  public static Button button(String words, VaadinIcon icon, Runnable act) {
    var button = new Button(words, icon.create(), _ -> act.run());
    button.addThemeName("tertiary");
    return button;
  }

  /** Asks before something is done. */
  public static void confirm(String title, String words, String yes, Runnable act) {
    var dialog = new ConfirmDialog(title, words, yes, _ -> act.run());
    dialog.setCancelable(true);
    dialog.setCancelText(text("action.cancel"));
    dialog.open();
  }
}
