package io.emprops.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A line that stays on the screen as long as what it says is true. */
public final class Banner extends Div {
  private final Span words = new Span();

  /** A banner of a tone of the stylesheet, with what one can do about it. */
  public Banner(String tone, VaadinIcon icon, String text, Component... actions) {
    addClassNames("banner", "tone-" + tone);
    getElement().setAttribute("role", "status");
    words.addClassName("banner-words");
    words.setText(text);
    add(icon.create(), words);
    add(actions);
  }

  /** Says something else. */
  public void say(String text) {
    words.setText(text);
  }
}
