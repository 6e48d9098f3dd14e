package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Errors and warnings below the editor; a click goes to the place. */
final class ProblemList extends Div {

  /** Takes someone to a place of the text. */
  interface Jump {

    /** Line and column from 1. */
    void to(int line, int column);
  }

  private final Jump jump;
  private List<Diagnostic> shown = List.of();

  ProblemList(Jump jump) {
    this.jump = jump;
    addClassName("problem-list");
    setId("problems");
    getElement().setAttribute("aria-live", "polite");
  }

  void show(List<Diagnostic> problems) {
    if (problems.equals(shown) && getChildren().findAny().isPresent()) {
      return;
    }
    shown = List.copyOf(problems);
    removeAll();
    long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    var summary = new Div();
    summary.addClassName("problem-summary");
    if (problems.isEmpty()) {
      var icon = VaadinIcon.CHECK_CIRCLE.create();
      summary.add(icon, new Span(text("editor.no-problems")));
      summary.addClassName("tone-success");
    } else {
      summary.add(new Span(text("editor.problems", errors, problems.size() - errors)));
    }
    add(summary);
    problems.forEach(problem -> add(row(problem)));
  }

  private NativeButton row(Diagnostic problem) {
    boolean error = problem.severity() == Severity.ERROR;
    var icon = (error ? VaadinIcon.CLOSE_CIRCLE : VaadinIcon.WARNING).create();
    icon.getElement().setAttribute("role", "img");
    icon.getElement().setAttribute("aria-label", text(error ? "editor.error" : "editor.warning"));
    var place = new Span(placeOf(problem));
    place.addClassNames("problem-place", "mono");
    var words = new Span(problem.message());
    words.addClassName("problem-words");
    Optional.ofNullable(problem.hint())
        .ifPresent(
            hint -> {
              var line = new Span(hint);
              line.addClassName("problem-hint");
              words.add(line);
            });
    var row = new NativeButton();
    row.add(icon, place, words);
    row.addClassNames("problem", error ? "tone-danger" : "tone-warning");
    row.addClickListener(
        _ ->
            jump.to(
                Objects.requireNonNullElse(problem.line(), 1),
                Objects.requireNonNullElse(problem.column(), 1)));
    return row;
  }

  private static String placeOf(Diagnostic problem) {
    return problem.line() == null ? "" : problem.line() + ":" + problem.column();
  }
}
