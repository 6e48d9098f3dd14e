package io.emprops.ui.view.monitor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Tables in cards. */
final class Tables {
  private Tables() {}

  /** A table that can be scrolled sideways; each cell is a text or a component. */
  static Component table(String id, List<String> columns, List<List<Component>> rows) {
    var header = new NativeTableRow();
    columns.stream().map(NativeTableHeaderCell::new).forEach(header::add);
    var body = new NativeTableBody();
    for (List<Component> cells : rows) {
      var row = new NativeTableRow();
      cells.stream().map(NativeTableCell::new).forEach(row::add);
      body.add(row);
    }
    var table = new NativeTable(new NativeTableHeader(header), body);
    table.addClassName("attempts");
    table.setId(id);
    var scroller = new Div(table);
    scroller.addClassName("scroll-x");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("role", "group");
    scroller.getElement().setAttribute("aria-labelledby", id + "-title");
    return scroller;
  }

  /** The head of a card. */
  static Component head(String id, String title) {
    var heading = new H2(title);
    heading.setId(id + "-title");
    var head = new Div(heading);
    head.addClassName("pane-head");
    return head;
  }

  static Component cell(String text) {
    return new Span(text);
  }
}
