package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import java.util.List;

/** What stands beside a document: the workflow's name and description, and what changed. */
final class DraftFields extends Div {
  final TextField name = new TextField(text("editor.name"));
  final TextField description = new TextField(text("editor.description"));
  final TextField message = new TextField(text("editor.message"));

  DraftFields() {
    addClassName("editor-fields");
    name.setId("workflow-name");
    name.setRequiredIndicatorVisible(true);
    name.setManualValidation(true);
    name.setMaxLength(Workflow.LONGEST_NAME);
    name.setPlaceholder(text("editor.name.hint"));
    name.addValueChangeListener(_ -> name.setInvalid(false));
    description.setId("workflow-description");
    description.setPlaceholder(text("editor.description.hint"));
    message.setId("version-message");
    message.setPlaceholder(text("editor.message.hint"));
    add(name, description, message);
  }

  void onChange(Runnable listener) {
    for (TextField field : List.of(name, description)) {
      field.setValueChangeMode(ValueChangeMode.LAZY);
      field.addValueChangeListener(_ -> listener.run());
    }
  }

  void show(Draft draft) {
    name.setValue(draft.name());
    description.setValue(draft.description());
    message.clear();
    message.setVisible(draft.id().isPresent());
  }

  /** Whether nothing is missing; complains where something is. */
  boolean areComplete() {
    if (name.getValue().isBlank()) {
      complain(text("editor.name.missing"));
      name.focus();
      return false;
    }
    return true;
  }

  void complain(String aboutName) {
    name.setErrorMessage(aboutName);
    name.setInvalid(true);
  }

  /** Whether these fields and the text are as in the draft. */
  boolean agreeWith(Draft draft, String source) {
    return name.getValue().equals(draft.name())
        && description.getValue().equals(draft.description())
        && source.equals(draft.source());
  }

  SaveWorkflow toSave(Draft draft, String source) {
    return new SaveWorkflow(
        name.getValue().strip(),
        description.getValue(),
        draft.componentType(),
        source,
        draft.tags(),
        message.getValue().strip());
  }
}
