package io.emprops.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import io.emprops.core.problem.Problem;
import io.emprops.ui.text.Texts;

/** Short messages over the screen. */
public final class Notices {
  private static final int BRIEF = 4_000;

  private Notices() {}

  /** Something worked; goes by itself. */
  public static void success(String text) {
    var notice = open(text, "", "success", VaadinIcon.CHECK_CIRCLE_O);
    notice.setDuration(BRIEF);
  }

  /** Something did not work; stays until it is closed. */
  public static void failure(String title, String detail) {
    open(title, detail, "error", VaadinIcon.WARNING).setDuration(0);
  }

  /** The API said no: its title, detail and trace id. */
  public static void problem(Problem problem) {
    var trace = problem.traceId();
    var detail =
        trace == null
            ? problem.detail()
            : problem.detail() + "\n" + Texts.text("error.trace", trace);
    failure(problem.title(), detail);
  }

  private static Notification open(String title, String detail, String kind, VaadinIcon icon) {
    var notice = new Notification();
    notice.setPosition(Notification.Position.BOTTOM_END);
    notice.addClassName("notice");
    notice.addThemeName(kind);
    notice.setAssertive(kind.equals("error"));
    var words = new Div(new Span(title));
    words.addClassName("notice-words");
    if (!detail.isEmpty()) {
      var more = new Span(detail);
      more.addClassName("notice-detail");
      words.add(more);
    }
    var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> notice.close());
    close.addThemeName("tertiary");
    close.setAriaLabel(Texts.text("action.close"));
    var row = new Div(icon.create(), words, close);
    row.addClassName("notice-row");
    notice.add(row);
    notice.open();
    return notice;
  }
}
