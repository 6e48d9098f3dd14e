package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.problem.Diagnostic;
import io.emprops.ui.component.Banner;
import java.util.List;

/** Rows of a table before anything is started, each error at its cell or row. */
final class TablePreview extends Div {
  /** A cell shows its beginning. */
  private static final int LONGEST_CELL = 120;

  private final Div verdict = new Div();

  TablePreview() {
    setId("batch-preview");
    addClassName("table-preview");
    verdict.setId("batch-verdict");
    verdict.getElement().setAttribute("aria-live", "polite");
    add(verdict);
  }

  void clear() {
    verdict.removeAll();
    getChildren().filter(child -> !child.equals(verdict)).toList().forEach(this::remove);
  }

  /** Shows what the API found in the rows. */
  void show(BatchCheck check, TableSample sample) {
    clear();
    verdict.add(verdictOf(check));
    if (check.rows() > 0 && !sample.rows().isEmpty()) {
      add(table(sample));
      long hidden = (long) check.rows() - sample.rows().size();
      if (hidden > 0) {
        var more = new Paragraph(text("batch.preview.more", hidden));
        more.addClassName("muted");
        add(more);
      }
    }
    if (!sample.others().isEmpty()) {
      add(list(sample.others()));
    }
    int unlisted = check.errorCount() - check.errors().size();
    if (unlisted > 0) {
      add(new Paragraph(text("batch.preview.unlisted", unlisted)));
    }
  }

  private static Banner verdictOf(BatchCheck check) {
    if (check.rows() == 0) {
      return new Banner("danger", VaadinIcon.WARNING, text("batch.check.unreadable"));
    }
    return check.refused() == 0
        ? new Banner("success", VaadinIcon.CHECK_CIRCLE, text("batch.check.fine", check.rows()))
        : new Banner(
            "danger",
            VaadinIcon.WARNING,
            text("batch.check.faulty", check.refused(), check.rows()));
  }

  private static Div table(TableSample sample) {
    boolean complains = sample.rows().stream().anyMatch(row -> !row.complaints().isEmpty());
    var header = new NativeTableRow();
    header.add(new NativeTableHeaderCell(text("batch.preview.line")));
    sample.columns().forEach(column -> header.add(new NativeTableHeaderCell(column)));
    if (complains) {
      header.add(new NativeTableHeaderCell(text("batch.preview.row-errors")));
    }
    var body = new NativeTableBody();
    sample.rows().forEach(row -> body.add(row(row, complains)));
    var table = new NativeTable(new NativeTableHeader(header), body);
    table.addClassNames("attempts", "preview-table");
    table.setId("batch-preview-table");
    var scroller = new Div(table);
    scroller.addClassName("scroll-x");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("role", "group");
    scroller.getElement().setAttribute("aria-label", text("batch.preview.title"));
    return scroller;
  }

  private static NativeTableRow row(TableSample.Row row, boolean complains) {
    var shown = new NativeTableRow();
    var line = new NativeTableCell(String.valueOf(row.line()));
    line.addClassName("muted");
    shown.add(line);
    row.cells().forEach(cell -> shown.add(cell(shorter(cell.text()), cell.complaints())));
    if (complains) {
      shown.add(cell("", row.complaints()));
    }
    return shown;
  }

  private static NativeTableCell cell(String words, List<String> complaints) {
    var cell = new NativeTableCell();
    var value = new Span(words);
    value.addClassName("cell-value");
    cell.add(value);
    if (!complaints.isEmpty()) {
      cell.addClassName("cell-wrong");
      var why = new Span(VaadinIcon.WARNING.create(), new Span(String.join("; ", complaints)));
      why.addClassName("cell-complaint");
      cell.add(why);
    }
    return cell;
  }

  private static String shorter(String text) {
    return text.length() <= LONGEST_CELL
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_CELL))) + "…";
  }

  private static UnorderedList list(List<Diagnostic> errors) {
    var list = new UnorderedList();
    list.addClassName("table-errors");
    errors.forEach(error -> list.add(new ListItem(words(error))));
    return list;
  }

  private static String words(Diagnostic error) {
    var words = TableSample.words(error);
    var hint = error.hint();
    var hinted = hint == null ? words : words + " (" + hint + ")";
    return error.line() == null ? hinted : text("batch.preview.at", error.line(), hinted);
  }
}
