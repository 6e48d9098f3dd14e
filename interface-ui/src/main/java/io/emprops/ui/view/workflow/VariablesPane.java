package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.VariableUsage;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Report;
import io.emprops.ui.component.Badges;
import io.emprops.ui.view.workflow.ProblemList.Jump;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The variables that a template holds, as they appear while someone types. */
final class VariablesPane extends Section {
  private final H2 title = new H2(text("editor.variables"));
  private final Div rows = new Div();
  private final Jump jump;
  private final Map<VariableUsage, NativeButton> shown = new LinkedHashMap<>();
  private List<Diagnostic> warnings = List.of();

  VariablesPane(Jump jump) {
    this.jump = jump;
    addClassNames("card", "pane");
    setId("variables");
    var head = new Div(title, AsBefore.note());
    head.addClassName("pane-head");
    rows.addClassName("variable-rows");
    add(head, rows);
  }

  /**
   * Shows the variables; the warnings tell where the unused ones are defined. Rows that are as they
   * were stay, so that a long list costs a key stroke no more than a short one. A text whose
   * variables cannot be read leaves the list as it was.
   */
  void show(Report report) {
    setClassName("stale", !report.valid());
    if (!report.valid() && report.variables().isEmpty()) {
      return;
    }
    warnings = report.warnings();
    if (List.copyOf(shown.keySet()).equals(report.variables()) && !shown.isEmpty()) {
      return;
    }
    title.setText(text("editor.variables.count", report.variables().size()));
    if (shown.isEmpty() || report.variables().isEmpty()) {
      rows.removeAll();
    }
    var before = Map.copyOf(shown);
    shown.clear();
    report.variables().forEach(v -> shown.put(v, before.containsKey(v) ? old(before, v) : row(v)));
    before.values().stream().filter(r -> !shown.containsValue(r)).forEach(rows::remove);
    int place = 0;
    for (NativeButton row : shown.values()) {
      if (rows.indexOf(row) != place) {
        rows.addComponentAtIndex(place, row);
      }
      place++;
    }
    if (shown.isEmpty()) {
      rows.add(new Paragraph(text("editor.variables.none")));
    }
  }

  private static NativeButton old(Map<VariableUsage, NativeButton> rows, VariableUsage variable) {
    return Objects.requireNonNull(rows.get(variable));
  }

  private NativeButton row(VariableUsage variable) {
    var name = new Span(variable.name().value());
    name.addClassNames("variable-name", "mono");
    var line = new Div(name);
    line.addClassName("variable-line");
    if (variable.required()) {
      var star = new Span("*");
      star.addClassName("required-mark");
      star.setTitle(text("editor.required"));
      star.getElement().setAttribute("aria-label", text("editor.required"));
      star.getElement().setAttribute("role", "img");
      line.add(star);
    }
    var kind = new Span(variable.type().wire());
    kind.addClassName("variable-kind");
    line.add(kind);
    var uses = new Div(new Span(usesOf(variable)));
    uses.addClassName("variable-uses");
    if (!variable.declared()) {
      uses.add(Badges.badge("warning", VaadinIcon.QUESTION, text("editor.undeclared")));
    }
    if (variable.usages().isEmpty()) {
      uses.add(Badges.badge("neutral", VaadinIcon.UNLINK, text("editor.unused")));
    }
    var row = new NativeButton();
    row.add(iconOf(variable.type()).create(), line, uses);
    row.addClassName("variable");
    row.addClickListener(_ -> goTo(variable));
    return row;
  }

  private void goTo(VariableUsage variable) {
    if (!variable.usages().isEmpty()) {
      var place = variable.usages().getFirst();
      jump.to(place.line(), place.column());
      return;
    }
    warnings.stream()
        .filter(w -> w.pointer().equals("/variable_types/" + variable.name()) && w.line() != null)
        .findFirst()
        .ifPresent(
            w ->
                jump.to(
                    Objects.requireNonNull(w.line()), Optional.ofNullable(w.column()).orElse(1)));
  }

  private static String usesOf(VariableUsage variable) {
    var usages = variable.usages();
    if (usages.isEmpty()) {
      return "";
    }
    return text("editor.uses", usages.size(), usages.getFirst().line());
  }

  private static VaadinIcon iconOf(VariableType type) {
    return switch (type) {
      case TEXT, URL, EMAIL -> VaadinIcon.TEXT_INPUT;
      case TEXTAREA -> VaadinIcon.TEXT_LABEL;
      case NUMBER, INTEGER -> VaadinIcon.HASH;
      case SLIDER -> VaadinIcon.SLIDER;
      case SELECT, MULTISELECT -> VaadinIcon.LIST_SELECT;
      case CHECKBOX -> VaadinIcon.CHECK_SQUARE_O;
      case DATE, TIME, DATETIME -> VaadinIcon.CALENDAR_O;
      case COLOR -> VaadinIcon.PALETTE;
      case FILE, IMAGE, AUDIO, VIDEO -> VaadinIcon.FILE_O;
      case SECRET -> VaadinIcon.KEY_O;
      case SEED -> VaadinIcon.RANDOM;
      case JSON, LIST, OBJECT -> VaadinIcon.CURLY_BRACKETS;
    };
  }
}
