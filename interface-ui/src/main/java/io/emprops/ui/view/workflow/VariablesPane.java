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
import io.emprops.ui.component.Badges;
import io.emprops.ui.view.workflow.ProblemList.Jump;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The variables that a template holds, as they appear while someone types. */
final class VariablesPane extends Section {
  private final H2 title = new H2(text("editor.variables"));
  private final Div rows = new Div();
  private final Jump jump;

  VariablesPane(Jump jump) {
    this.jump = jump;
    addClassNames("card", "pane");
    setId("variables");
    var head = new Div(title);
    head.addClassName("pane-head");
    rows.addClassName("variable-rows");
    add(head, rows);
  }

  /** Shows the variables; the warnings tell where the unused ones are defined. */
  void show(List<VariableUsage> variables, List<Diagnostic> warnings) {
    title.setText(text("editor.variables.count", variables.size()));
    rows.removeAll();
    if (variables.isEmpty()) {
      rows.add(new Paragraph(text("editor.variables.none")));
    }
    variables.forEach(variable -> rows.add(row(variable, warnings)));
  }

  private NativeButton row(VariableUsage variable, List<Diagnostic> warnings) {
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
    row.addClickListener(_ -> goTo(variable, warnings));
    return row;
  }

  private void goTo(VariableUsage variable, List<Diagnostic> warnings) {
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
