package io.emprops.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** Stands where something will be shown once it is known, or done. */
public final class Loading extends Div {
  private final Span words = new Span();

  /** Says what one waits for. */
  public Loading(String text) {
    addClassName("loading");
    getElement().setAttribute("role", "status");
    var bar = new ProgressBar();
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", text);
    words.setText(text);
    words.addClassName("muted");
    add(words, bar);
  }

  /** Says something else. */
  public void say(String text) {
    words.setText(text);
  }
}
