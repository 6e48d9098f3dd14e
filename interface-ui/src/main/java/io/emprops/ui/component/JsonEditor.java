package io.emprops.ui.component;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.shared.Registration;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code editor for JSON templates: placeholders and directives highlighted, marks at their exact
 * place, completion.
 *
 * <p>Its value is the text, to the letter. A text or marks that the server sends are placed into
 * what the person has typed meanwhile, and replace none of it.
 */
@Tag("json-editor")
public class JsonEditor extends AbstractField<JsonEditor, String>
    implements HasSize, Focusable<JsonEditor> {

  /**
   * Something to say about a part of the text. Lines and columns count from 1, columns in UTF-16
   * units; the end is the first place behind the part.
   */
  @RegisterForReflection
  public record Mark(
      int line,
      int column,
      int endLine,
      int endColumn,
      Severity severity,
      String message,
      List<Fix> fixes) {
    public Mark {
      fixes = List.copyOf(fixes);
    }

    public Mark(
        int line, int column, int endLine, int endColumn, Severity severity, String message) {
      this(line, column, endLine, endColumn, severity, message, List.of());
    }

    /** A diagnostic with its hint on a line of its own; one without a place marks the beginning. */
    public static Mark of(Diagnostic diagnostic) {
      int line = Objects.requireNonNullElse(diagnostic.line(), 1);
      int column = Objects.requireNonNullElse(diagnostic.column(), 1);
      int length = Objects.requireNonNullElse(diagnostic.length(), 1);
      var hint = diagnostic.hint();
      var message = hint == null ? diagnostic.message() : diagnostic.message() + "\n" + hint;
      return new Mark(line, column, line, column + length, diagnostic.severity(), message);
    }
  }

  /** A way to mend what a mark is about: the marked part is replaced. */
  @RegisterForReflection
  public record Fix(String title, String replacement) {}

  /** Where a completion is offered. */
  @RegisterForReflection
  public enum Scope {
    /** In the braces of a placeholder, and in the condition of a directive. */
    PLACEHOLDER,
    /** As the name of a member. */
    KEY,
    /** As a text value. */
    VALUE
  }

  /**
   * One thing to complete.
   *
   * @param type its icon: {@code variable}, {@code function}, {@code property}, {@code enum}…
   * @param detail a word or two beside the label
   * @param info a text shown when it is selected
   * @param apply what is inserted, as plain text; the label where absent
   * @param path for names and values, the JSON Pointer of the object or of the value in the
   *     payload, where {@code *} stands for any one segment and each array index; everywhere where
   *     absent
   */
  @RegisterForReflection
  public record Completion(
      String label,
      String type,
      @Nullable String detail,
      @Nullable String info,
      @Nullable String apply,
      Scope scope,
      @Nullable String path) {

    /** A completion for expressions. */
    public Completion(
        String label,
        String type,
        @Nullable String detail,
        @Nullable String info,
        @Nullable String apply) {
      this(label, type, detail, info, apply, Scope.PLACEHOLDER, null);
    }
  }

  /** What the element tells when the person edited. */
  @RegisterForReflection
  record Edit(String value, String revision) {}

  private static final String MODULE = "context://editor/json-editor.js" + BundleVersion.query();

  private List<Mark> marks = List.of();
  private List<Completion> completions = List.of();

  /** Names the text that both sides knew last; the element keeps what happened to it since. */
  private String revision = "";

  private int sent;

  public JsonEditor() {
    super("");
    getElement()
        .addEventListener("value-changed", event -> edited(event.getEventDetail(Edit.class)))
        .addEventDetail(Edit.class);
  }

  /** An editor with an accessible name. */
  public JsonEditor(String label) {
    this();
    setLabel(label);
  }

  /** Names the editor for those who do not see it; the name is not shown. */
  public void setLabel(String label) {
    getElement().setAttribute("label", label);
  }

  /** How long after the last key the value follows; 80 ms unless set. */
  public void setDebounce(Duration debounce) {
    getElement().setAttribute("debounce", String.valueOf(debounce.toMillis()));
  }

  /** Replaces the marks. They belong to the value as it is now and move with the text. */
  public void setMarks(List<Mark> marks) {
    this.marks = List.copyOf(marks);
    showMarks();
  }

  /** Replaces what completion offers, beside the directives' names, which are always there. */
  public void setCompletions(List<Completion> completions) {
    this.completions = List.copyOf(completions);
    showCompletions();
  }

  /** Puts the cursor at a place, both from 1, in view and in focus. */
  public void goTo(int line, int column) {
    call("goTo($0, $1)", line, column);
  }

  /** Hears that the focus left the editor; the value is up to date by then. */
  public Registration addLeaveListener(Runnable listener) {
    return getElement().addEventListener("editor-blur", event -> listener.run());
  }

  @Override
  protected void setPresentationValue(String value) {
    if (isAttached()) {
      showValue(value);
    }
  }

  /** The element is a new one now, or the same one in a new place: it gets the whole state. */
  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    event.getUI().getPage().addJsModule(MODULE);
    showValue(getValue());
    showCompletions();
    showMarks();
  }

  void edited(Edit edit) {
    revision = edit.revision();
    setModelValue(edit.value(), true);
  }

  private void showValue(String value) {
    var base = revision;
    revision = "s" + ++sent;
    call("setValue($0, $1, $2)", value, base, revision);
  }

  private void showMarks() {
    if (isAttached()) {
      call("setDiagnostics($0, $1)", marks, revision);
    }
  }

  private void showCompletions() {
    if (isAttached()) {
      call("setCompletions($0)", completions);
    }
  }

  /** Waits for the module: until it is there, the element has no methods. */
  private void call(String method, Object... arguments) {
    getElement()
        .executeJs(
            "customElements.whenDefined('json-editor').then(() => this." + method + ")", arguments);
  }
}
