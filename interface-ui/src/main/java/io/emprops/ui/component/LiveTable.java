package io.emprops.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A table that is shown again and again. A row stays the same row as long as its item is there, and
 * its cells change in place, so that whoever is on a button, or has scrolled sideways, stays there.
 *
 * @param <T> what a row shows
 */
public final class LiveTable<T> extends Div {
  private final Function<T, Object> identity;
  private final List<Supplier<LiveCell<T>>> makers = new ArrayList<>();
  private final NativeTableRow header = new NativeTableRow();
  private final NativeTableBody body = new NativeTableBody();
  private final Map<Object, Row<T>> rows = new HashMap<>();

  /**
   * An empty table that can be scrolled sideways.
   *
   * @param id of the table
   * @param labelledBy id of what names it
   * @param identity what makes an item the same at another look; equal for no two of them
   */
  public LiveTable(String id, String labelledBy, Function<T, Object> identity) {
    this.identity = identity;
    var table = new NativeTable(new NativeTableHeader(header), body);
    table.addClassName("attempts");
    table.setId(id);
    add(table);
    addClassName("scroll-x");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-labelledby", labelledBy);
  }

  /** Adds a column before the first items are shown. */
  public LiveTable<T> column(String title, Supplier<LiveCell<T>> cell) {
    header.add(new NativeTableHeaderCell(title));
    makers.add(cell);
    return this;
  }

  /** Adds a column of texts. */
  public LiveTable<T> text(String title, Function<T, String> words) {
    return column(title, () -> LiveCell.text(words));
  }

  /** Takes the cursor, where the row that had it is gone. */
  public void focus() {
    getElement().executeJs("this.focus()");
  }

  /** Shows these items in this order. */
  public void show(List<T> items) {
    Set<Object> wanted = new HashSet<>();
    items.forEach(item -> wanted.add(identity.apply(item)));
    rows.entrySet()
        .removeIf(
            row -> {
              boolean gone = !wanted.contains(row.getKey());
              if (gone) {
                body.remove(row.getValue().component);
              }
              return gone;
            });
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      Row<T> row = rows.computeIfAbsent(identity.apply(item), _ -> new Row<>(makers));
      place(row.component, i);
      row.show(item);
    }
  }

  /** A row that stands where it belongs is not touched. */
  private void place(NativeTableRow row, int index) {
    boolean isThere =
        index < body.getElement().getChildCount()
            && body.getElement().getChild(index).equals(row.getElement());
    if (!isThere) {
      row.getElement().removeFromParent();
      body.getElement().insertChild(index, row.getElement());
    }
  }

  private static final class Row<T> {
    private final NativeTableRow component = new NativeTableRow();
    private final List<LiveCell<T>> cells = new ArrayList<>();

    Row(List<Supplier<LiveCell<T>>> makers) {
      for (Supplier<LiveCell<T>> maker : makers) {
        LiveCell<T> cell = maker.get();
        cells.add(cell);
        component.add(new NativeTableCell(cell.component()));
      }
    }

    void show(T item) {
      cells.forEach(cell -> cell.show(item));
    }
  }
}
