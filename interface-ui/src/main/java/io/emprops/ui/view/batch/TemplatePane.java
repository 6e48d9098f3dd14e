package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.nio.charset.StandardCharsets;

/** The columns of a workflow's tables, and an empty table with them to begin with. */
final class TemplatePane extends Div {

  TemplatePane() {
    addClassName("template-of-table");
  }

  void show(String workflow, TableColumns columns) {
    removeAll();
    if (columns.names().isEmpty()) {
      add(new Paragraph(text("batch.columns.none")));
      return;
    }
    add(new Paragraph(text("batch.columns")));
    var list = new UnorderedList();
    list.addClassName("column-list");
    columns.names().forEach(name -> list.add(column(name, columns.isRequired(name))));
    add(list, download(workflow, columns.header()));
  }

  private static ListItem column(String name, boolean required) {
    var item = new ListItem(new Code(name));
    if (required) {
      var mark = new Span(text("batch.column.required"));
      mark.addClassName("muted");
      item.add(mark);
    }
    return item;
  }

  private static Anchor download(String workflow, String header) {
    var link = new Anchor(empty(fileName(workflow), header), text("batch.template"));
    link.setId("batch-template");
    link.addClassName("button-link");
    link.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
    return link;
  }

  private static DownloadHandler empty(String name, String header) {
    return event -> {
      event.setFileName(name);
      event.setContentType("text/csv; charset=utf-8");
      try (var out = event.getOutputStream()) {
        out.write(header.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** Letters and digits of the name alone, which every file system takes. */
  static String fileName(String workflow) {
    var plain = workflow.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return (plain.isEmpty() ? "batch" : plain) + ".csv";
  }
}
