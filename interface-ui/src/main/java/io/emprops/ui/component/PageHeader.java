package io.emprops.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** A screen's title, a line about it, and what one can do here. */
public final class PageHeader extends Div {
  private final H1 title = new H1();
  private final Paragraph about = new Paragraph();

  /** A header with actions at its end. */
  public PageHeader(String title, String about, Component... actions) {
    addClassName("page-header");
    var words = new Div(this.title, this.about);
    words.addClassName("page-header-words");
    var tools = new Div(actions);
    tools.addClassName("actions");
    add(words, tools);
    setTitle(title, about);
  }

  /** Replaces the words; an empty line is not shown. */
  public void setTitle(String title, String about) {
    this.title.setText(title);
    this.about.setText(about);
    this.about.setVisible(!about.isEmpty());
  }
}
