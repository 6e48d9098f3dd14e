package io.emprops.ui.shell;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;

/** In place of a screen that could not be shown: what happened and what to do. */
abstract class FailureView extends Div implements HasDynamicTitle {
  private String title = "";

  FailureView() {
    addClassName("failure-view");
  }

  @Override
  public String getPageTitle() {
    return text("title", title);
  }

  /** Shows what happened; an empty trace shows none. */
  void show(VaadinIcon icon, String title, String detail, String trace) {
    this.title = title;
    removeAll();
    var picture = icon.create();
    picture.addClassName("failure-icon");
    add(picture, new H1(title), new Paragraph(detail));
    if (!trace.isEmpty()) {
      var id = new Paragraph(text("error.trace", trace));
      id.addClassName("failure-trace");
      add(id);
    }
    var retry = new Button(text("action.retry"), VaadinIcon.REFRESH.create(), _ -> retry());
    retry.addThemeName("primary");
    retry.setId("retry-button");
    var home = new Button(text("error.home"), _ -> UI.getCurrentOrThrow().navigate("workflows"));
    var actions = new Div(retry, home);
    actions.addClassName("actions");
    add(actions);
  }

  private static void retry() {
    UI.getCurrentOrThrow().getPage().reload();
  }
}
