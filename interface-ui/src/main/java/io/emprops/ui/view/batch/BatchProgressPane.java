package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchStatus;
import java.util.EnumMap;
import java.util.Map;

/** How far a batch is: a bar, the counts by state, and what the state means. */
final class BatchProgressPane extends Section {
  private final BatchBar bar = new BatchBar();
  private final Span words = new Span();
  private final Map<RowCount, Span> numbers = new EnumMap<>(RowCount.class);
  private final Paragraph meaning = new Paragraph();

  BatchProgressPane() {
    addClassNames("card", "batch-progress");
    words.setId("batch-progress-words");
    words.addClassNames("numeric", "batch-progress-words");
    meaning.setId("batch-meaning");
    meaning.addClassName("muted");
    add(words, bar, counts(), meaning);
  }

  void show(Batch batch) {
    BatchProgress progress = batch.progress();
    bar.show(progress);
    say(words, BatchBar.words(progress));
    numbers.forEach((count, number) -> say(number, String.valueOf(count.of(progress))));
    var meant = meaning(batch);
    if (!meant.equals(meaning.getText())) {
      meaning.setText(meant);
    }
  }

  /** What the numbers alone do not say. */
  private static String meaning(Batch batch) {
    BatchProgress progress = batch.progress();
    if (batch.status() == BatchStatus.PAUSED) {
      return text("batch.meaning.paused", progress.active());
    }
    if (batch.status() == BatchStatus.COMPLETED && progress.completed() < progress.rows()) {
      return text("batch.meaning.completed-partly", progress.completed(), progress.rows());
    }
    return text("batch.meaning." + batch.status().wire());
  }

  private UnorderedList counts() {
    var list = new UnorderedList();
    list.addClassName("batch-counts");
    for (RowCount count : RowCount.values()) {
      var number = new Span();
      number.setId("batch-count-" + count.key());
      number.addClassNames("batch-count-number", "numeric");
      numbers.put(count, number);
      var icon = count.icon().create();
      icon.addClassName("tone-" + count.tone());
      var name = new Div(icon, new Span(text("batch.count." + count.key())));
      name.addClassName("batch-count-name");
      list.add(new ListItem(name, number));
    }
    return list;
  }

  private static void say(Span span, String text) {
    if (!text.equals(span.getText())) {
      span.setText(text);
    }
  }
}
