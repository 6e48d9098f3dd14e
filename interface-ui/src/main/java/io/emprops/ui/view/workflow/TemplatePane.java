package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.problem.Diagnostic;
import io.emprops.ui.component.JsonEditor;
import io.emprops.ui.component.JsonEditor.Completion;
import io.emprops.ui.component.JsonEditor.Mark;
import java.util.List;
import java.util.function.Consumer;

/** The template's text with the problems below it. */
final class TemplatePane extends Section {
  /** Takes Ctrl+Enter before the editor makes a new line of it. */
  private static final String CATCH_RUN =
      """
      this.addEventListener('keydown', e => {
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
          e.preventDefault();
          e.stopPropagation();
          this.dispatchEvent(new CustomEvent('run-shortcut'));
        }
      }, true);
      """;

  final JsonEditor editor = new JsonEditor(text("editor.template"));
  final ProblemList problems = new ProblemList(editor::goTo);

  private List<Completion> offered = List.of();

  TemplatePane(Runnable onChange, Runnable onRun) {
    addClassNames("card", "pane", "template-pane");
    editor.setId("template-editor");
    editor.addValueChangeListener(_ -> onChange.run());
    editor.getElement().executeJs(CATCH_RUN);
    editor.getElement().addEventListener("run-shortcut", _ -> onRun.run());
    var keys = new Span(text("editor.keys"));
    keys.addClassNames("muted", "pane-tools", "editor-keys");
    var head = new Div(new H2(text("editor.template")), keys);
    head.addClassName("pane-head");
    add(head, editor, problems);
  }

  /** Offers these completions, which go to the browser only if they are others than before. */
  void offer(List<Completion> completions) {
    if (!completions.equals(offered)) {
      offered = completions;
      editor.setCompletions(completions);
    }
  }

  /** Marks the problems in the text and lists them below. */
  void show(List<Diagnostic> found) {
    editor.setMarks(found.stream().filter(p -> p.line() != null).map(Mark::of).toList());
    problems.show(found);
  }

  /**
   * The editor tells what is typed a moment late; a shortcut may be faster, so this waits for it.
   */
  void withText(Consumer<String> action) {
    editor.getElement().executeJs("this.flush?.()").then(_ -> action.accept(editor.getValue()));
  }
}
