package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Span;

/**
 * Says that a pane shows what it did before the template had errors. In words: to fade a pane would
 * take the contrast from what is still read there.
 */
final class AsBefore {
  private AsBefore() {}

  /** Seen in a pane of the class {@code stale} alone. */
  static Span note() {
    var note = new Span(text("editor.as-before"));
    note.addClassName("as-before");
    return note;
  }
}
