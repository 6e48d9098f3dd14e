package io.emprops.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where a list has nothing to show, and says what to do next. */
public final class EmptyState extends Div {

  /** A picture, a title, a text, and more below. */
  public EmptyState(VaadinIcon icon, String title, String text, Component... more) {
    addClassName("empty");
    var tile = new Span(icon.create());
    tile.addClassNames("tile", "tone-accent");
    add(tile, new H2(title), new Paragraph(text));
    add(more);
  }
}
