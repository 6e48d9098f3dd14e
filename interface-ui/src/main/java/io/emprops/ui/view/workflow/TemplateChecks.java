package io.emprops.ui.view.workflow;

import com.vaadin.flow.component.UI;
import io.emprops.core.identity.Principal;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Preview;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Report;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.Latest;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a template checked and previewed while someone types; only the newest text is answered. */
final class TemplateChecks {
  private final Latest<Question, Answer> latest;

  /**
   * What is asked.
   *
   * @param inputs empty: defaults and examples fill in
   */
  record Question(String source, Optional<JsonObject> inputs) {}

  /** What was found. */
  record Answer(Question question, Report report, Preview preview) {}

  TemplateChecks(
      CheckTemplateQuery query,
      Principal caller,
      Background background,
      Consumer<Answer> show,
      Consumer<RuntimeException> fail) {
    latest = new Latest<>(background, question -> answer(query, caller, question), show, fail);
  }

  void ask(UI ui, Question question) {
    latest.ask(ui, question);
  }

  private static Answer answer(CheckTemplateQuery query, Principal caller, Question question) {
    var report = query.validate(caller, question.source());
    var preview =
        query.preview(caller, question.source(), question.inputs(), Optional.empty(), true);
    return new Answer(question, report, preview);
  }
}
