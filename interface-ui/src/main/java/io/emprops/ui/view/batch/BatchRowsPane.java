package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.JobId;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What has become of each row, a page at a time, in the order of the table. */
final class BatchRowsPane extends Section {
  /** How many rows a page has. */
  static final int PAGE = 25;

  private static final String ID = "batch-rows";

  final LiveTable<Numbered> table =
      new LiveTable<>(ID, ID + "-title", numbered -> numbered.row().line());
  final Button back = new Button(text("batch.rows.back"), VaadinIcon.ANGLE_LEFT.create());
  final Button next = new Button(text("batch.rows.next"), VaadinIcon.ANGLE_RIGHT.create());
  private final Span place = new Span();
  private final Runnable turned;
  private final Deque<Integer> before = new ArrayDeque<>();
  private int after;
  private int last;

  /** Calls when another page is wanted. */
  BatchRowsPane(Runnable turned, Component... tools) {
    this.turned = turned;
    addClassNames("card", "pane");
    configureTable();
    back.setId("batch-rows-back");
    back.addClickListener(_ -> turnBack());
    next.setId("batch-rows-next");
    next.addClickListener(_ -> turn());
    next.setIconAfterText(true);
    place.setId("batch-rows-place");
    place.addClassNames("muted", "numeric");
    place.getElement().setAttribute("aria-live", "polite");
    var pager = new Div(back, place, next);
    pager.addClassName("pager");
    var heading = new H2(text("batch.rows"));
    heading.setId(ID + "-title");
    var downloads = new Div(tools);
    downloads.addClassName("pane-tools");
    var head = new Div(heading, downloads);
    head.addClassName("pane-head");
    add(head, table, pager);
  }

  /** The line behind which the page begins. */
  int after() {
    return after;
  }

  /**
   * Shows a page.
   *
   * @param all how many rows the batch has
   */
  void show(List<BatchRow> rows, int all) {
    int first = before.size() * PAGE + 1;
    last = rows.isEmpty() ? after : rows.getLast().line();
    table.show(
        IntStream.range(0, rows.size())
            .mapToObj(i -> new Numbered(first + i, rows.get(i)))
            .toList());
    int end = first + rows.size() - 1;
    var words = text("batch.rows.place", first, end, all);
    if (!words.equals(place.getText())) {
      place.setText(words);
    }
    back.setEnabled(!before.isEmpty());
    next.setEnabled(end < all);
  }

  private void configureTable() {
    table
        .text(text("batch.rows.row"), numbered -> String.valueOf(numbered.number()))
        .text(text("batch.rows.line"), numbered -> String.valueOf(numbered.row().line()))
        .column(
            text("runs.status"),
            () -> LiveCell.renewed(numbered -> Standing.of(numbered.row()), Standing::badge))
        .column(
            text("batch.rows.run"),
            () -> LiveCell.renewed(numbered -> job(numbered.row()), BatchRowsPane::link))
        .column(text("job.inputs"), BatchRowsPane::inputs)
        .column(text("batch.rows.outcome"), BatchRowsPane::outcome);
  }

  private static Optional<JobId> job(BatchRow row) {
    return row.state() instanceof RowState.Fed fed ? Optional.of(fed.job()) : Optional.empty();
  }

  private static Component link(Optional<JobId> job) {
    if (job.isEmpty()) {
      return new Span();
    }
    var link = new Anchor("runs/" + job.get(), text("batch.rows.open"));
    link.setAriaLabel(text("batch.rows.open-what", job.get().value()));
    return link;
  }

  private static LiveCell<Numbered> inputs() {
    return LiveCell.renewed(
        numbered -> RowWords.inputs(numbered.row()), words -> words(words, "row-inputs"));
  }

  private static LiveCell<Numbered> outcome() {
    return LiveCell.renewed(
        numbered -> new Outcome(RowWords.outcome(numbered.row()), RowWords.isBad(numbered.row())),
        outcome -> words(outcome.words(), outcome.isBad() ? "row-error" : "row-outcome"));
  }

  private static Span words(String words, String kind) {
    var span = new Span(words);
    span.addClassNames("row-words", kind);
    return span;
  }

  private void turn() {
    before.push(after);
    after = last;
    turned.run();
  }

  private void turnBack() {
    after = before.isEmpty() ? 0 : before.pop();
    turned.run();
  }

  /** A row and the how manieth it is, from 1. */
  record Numbered(int number, BatchRow row) {}

  private record Outcome(String words, boolean isBad) {}

  /** What a row's badge depends on. */
  private record Standing(RowState state) {

    /** Results may be large, and the badge does not show them. */
    static Standing of(BatchRow row) {
      return new Standing(
          row.state() instanceof RowState.Fed fed
              ? new RowState.Fed(fed.job(), fed.status(), null, null, null)
              : row.state());
    }

    Component badge() {
      return BatchBadges.row(state);
    }
  }
}
