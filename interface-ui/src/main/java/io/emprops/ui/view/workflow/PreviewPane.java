package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.JobTypeReport;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.CodeBlock;
import io.emprops.ui.component.form.FileIntake;
import io.emprops.ui.component.form.GeneratedForm;
import io.emprops.ui.view.workflow.TemplateChecks.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template makes: the form, and the payload for what stands in it. */
final class PreviewPane extends Section {
  final GeneratedForm form;
  final CodeBlock payload = new CodeBlock(text("editor.payload")).named("payload");
  private final Div jobType = new Div();
  private final Span waits = new Span();
  private FormModel model = new FormModel(List.of());
  private JsonValue shown = JsonValue.ofNull();

  /** Files that are put into its form are kept so. */
  PreviewPane(FileIntake files) {
    form = new GeneratedForm(files);
    addClassNames("card", "pane");
    setId("preview");
    jobType.addClassName("pane-tools");
    var head = new Div(new H2(text("editor.preview")), AsBefore.note(), jobType);
    head.addClassName("pane-head");
    waits.addClassNames("muted", "preview-waits");
    waits.setVisible(false);
    var body = new Div(form, payload, waits);
    body.addClassName("preview-body");
    add(head, body);
  }

  /**
   * What to preview with: empty as long as no one has touched the form; examples stand in for what
   * has no value yet.
   */
  Optional<JsonObject> inputs() {
    if (form.touched().isEmpty()) {
      return Optional.empty();
    }
    Map<String, JsonValue> inputs = new LinkedHashMap<>();
    for (FormField field : model.allFields()) {
      var name = field.name().value();
      if (!form.touched().contains(name) && !form.isHidden(name) && !field.examples().isEmpty()) {
        inputs.put(name, field.examples().getFirst());
      }
    }
    inputs.putAll(form.inputs().members());
    return Optional.of(new JsonObject(inputs));
  }

  /** Shows the answer; a template with errors leaves the last good preview, and says so. */
  void show(Answer answer) {
    showJobType(Optional.ofNullable(answer.report().jobType()));
    var preview = answer.preview();
    setClassName("stale", !answer.report().valid());
    if (!answer.report().valid()) {
      return;
    }
    Optional.ofNullable(preview.form())
        .ifPresent(
            next -> {
              model = next;
              form.setModel(next);
            });
    form.showErrorsWhereTouched(preview.errors());
    Optional.ofNullable(preview.payload()).filter(p -> !p.equals(shown)).ifPresent(this::show);
    payload.setVisible(preview.payload() != null);
    showWaits(preview.errors());
  }

  private void show(JsonValue next) {
    shown = next;
    payload.show(next);
  }

  private void showWaits(List<Diagnostic> errors) {
    waits.setVisible(!errors.isEmpty());
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      waits.setText(
          first.code() == ErrorCode.INPUT_REQUIRED
              ? text("editor.payload.waits")
              : text("editor.payload.refused", first.message()));
    }
  }

  private void showJobType(Optional<JobTypeReport> report) {
    jobType.removeAll();
    report.ifPresent(
        type -> {
          jobType.add(Badges.jobType(type.name()));
          var workers = type.workers();
          if (!type.known() && (workers == null || workers == 0)) {
            jobType.add(
                Badges.badge("warning", VaadinIcon.QUESTION, text("editor.job-type.unknown")));
          } else if (workers != null) {
            var tone = workers > 0 ? "success" : "warning";
            jobType.add(
                Badges.badge(tone, VaadinIcon.SERVER, text("editor.job-type.workers", workers)));
          }
        });
  }
}
