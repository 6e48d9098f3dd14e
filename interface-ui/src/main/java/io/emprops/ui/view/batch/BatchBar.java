package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.batch.BatchProgress;
import java.util.EnumMap;
import java.util.Map;

/** How far a batch is, as one bar of all its rows; each state has its part and its colour. */
final class BatchBar extends Div {
  private final Map<RowCount, Span> parts = new EnumMap<>(RowCount.class);

  BatchBar() {
    addClassName("batch-bar");
    getElement().setAttribute("role", "progressbar");
    getElement().setAttribute("aria-label", text("batch.progress"));
    getElement().setAttribute("aria-valuemin", "0");
    for (RowCount count : RowCount.values()) {
      var part = new Span();
      part.addClassNames("batch-bar-part", "count-" + count.key());
      parts.put(count, part);
      add(part);
    }
  }

  void show(BatchProgress progress) {
    int ended = progress.rows() - progress.waiting() - progress.active();
    getElement().setAttribute("aria-valuemax", String.valueOf(progress.rows()));
    getElement().setAttribute("aria-valuenow", String.valueOf(ended));
    getElement().setAttribute("aria-valuetext", words(progress));
    parts.forEach(
        (count, part) -> part.getStyle().set("--rows", String.valueOf(count.of(progress))));
  }

  /** The same in words. */
  static String words(BatchProgress progress) {
    int ended = progress.rows() - progress.waiting() - progress.active();
    return text("batch.progress.words", ended, progress.rows());
  }
}
