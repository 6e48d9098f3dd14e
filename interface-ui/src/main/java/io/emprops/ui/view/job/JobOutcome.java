package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.asset.Asset;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.ui.component.CodeBlock;
import io.emprops.ui.component.CopyButton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a job ended: its result, or its failure with what to do. Text is never read as HTML. */
final class JobOutcome extends Section {

  private final FileShelf files;

  JobOutcome(FileShelf files) {
    this.files = files;
    setId("job-result");
    addClassNames("card", "pane", "outcome");
    setVisible(false);
  }

  void show(
      JobStatus status,
      @Nullable String reason,
      @Nullable JsonValue result,
      @Nullable JobFailure failure) {
    removeAll();
    setVisible(status.isTerminal());
    switch (status) {
      case COMPLETED -> showResult(Optional.ofNullable(result).orElse(JsonValue.ofNull()));
      case FAILED, TIMEOUT, CANCELLED -> showFailure(status, reason, failure);
      case SCHEDULED, PENDING, ASSIGNED, IN_PROGRESS -> {
        // There is no outcome yet.
      }
    }
  }

  private void showResult(JsonValue result) {
    var text = textOf(result);
    var head = new Div(new H2(text("job.result")));
    head.addClassName("pane-head");
    add(head);
    files.show(Asset.allIn(result));
    add(files);
    if (text.isEmpty()) {
      add(new CodeBlock(text("job.result.json")).named("job-result-json").show(result));
      return;
    }
    head.add(new CopyButton(text::get));
    var words = new Pre(text.get());
    words.addClassName("result-text");
    words.setId("job-result-text");
    add(words);
    if (!(result instanceof JsonString)) {
      var all = new Details(text("job.result.all"), new CodeBlock("JSON").show(result));
      all.addClassName("result-all");
      add(all);
    }
  }

  /** A result that is a text, or that holds one in its member {@code text}. */
  private static Optional<String> textOf(JsonValue result) {
    return switch (result) {
      case JsonString(String text) -> Optional.of(text);
      case JsonObject object ->
          object
              .member("text")
              .flatMap(
                  member ->
                      member instanceof JsonString(String text) && !text.isEmpty()
                          ? Optional.of(text)
                          : Optional.empty());
      case JsonValue _ -> Optional.empty();
    };
  }

  private void showFailure(
      JobStatus status, @Nullable String reason, @Nullable JobFailure failure) {
    var tone =
        switch (status) {
          case FAILED -> "danger";
          case TIMEOUT -> "warning";
          case CANCELLED, SCHEDULED, PENDING, ASSIGNED, IN_PROGRESS, COMPLETED -> "neutral";
        };
    addClassName("failed");
    var icon = new Span(VaadinIcon.WARNING.create());
    icon.addClassNames("tile", "tone-" + tone);
    var kind =
        failure == null
            ? text("job.ended." + status.wire())
            : text("failure." + failure.failureClass().wire());
    var code =
        new Span(failure == null ? Optional.ofNullable(reason).orElse("") : failure.reason());
    code.addClassNames("muted", "mono");
    var words = new Div(new H2(kind), code);
    words.addClassName("failure-words");
    var head = new Div(icon, words);
    head.addClassName("failure-head");
    add(head);
    if (failure != null) {
      if (!failure.message().isBlank()) {
        add(
            new CodeBlock(text("job.failure.words"))
                .named("job-failure-message")
                .show(failure.message()));
      }
      add(todo(text("failure." + failure.failureClass().wire() + ".todo")));
    } else {
      add(todo(text("job.ended." + status.wire() + ".todo")));
    }
  }

  private static Paragraph todo(String what) {
    var paragraph = new Paragraph(what);
    paragraph.addClassName("failure-todo");
    return paragraph;
  }
}
