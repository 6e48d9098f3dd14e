package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes a table as a file or as text; the one that came last counts. */
final class TableInput extends Div {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int PAUSE = 500;

  final TextArea pasted = new TextArea(text("batch.paste"));
  private final Upload upload;
  private final Span chosen = new Span();
  private final Button remove =
      new Button(text("batch.file.remove"), VaadinIcon.CLOSE_SMALL.create(), _ -> forget());
  private final Div file = new Div(VaadinIcon.FILE_TABLE.create(), chosen, remove);
  private final Runnable changed;
  private Optional<GivenTable> table = Optional.empty();

  /** Tells when there is another table, or none any more. */
  TableInput(Runnable changed) {
    this.changed = changed;
    upload = new Upload(UploadHandler.inMemory((facts, bytes) -> take(facts.fileName(), bytes)));
    addClassName("table-input");
    configureUpload();
    pasted.setId("batch-paste");
    pasted.addClassName("mono-field");
    pasted.setWidthFull();
    pasted.setMinRows(4);
    pasted.setMaxRows(10);
    pasted.setPlaceholder(text("batch.paste.hint"));
    pasted.setHelperText(text("batch.paste.help"));
    pasted.setValueChangeMode(ValueChangeMode.LAZY);
    pasted.setValueChangeTimeout(PAUSE);
    pasted.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            give(change.getValue());
          }
        });
    file.addClassName("chosen-file");
    file.setId("batch-file");
    file.getElement().setAttribute("aria-live", "polite");
    file.setVisible(false);
    remove.addThemeNames("tertiary", "small");
    add(upload, file, pasted);
  }

  /** What was given last. */
  Optional<GivenTable> table() {
    return table;
  }

  /** Says at the field what is wrong with the table as a whole; nothing where it is empty. */
  void complain(String why) {
    pasted.setErrorMessage(why);
    pasted.setInvalid(!why.isEmpty());
  }

  void focus() {
    pasted.focus();
  }

  /** Takes a file. */
  void take(String name, byte[] bytes) {
    pasted.clear();
    upload.clearFileList();
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      chosen.setText(name);
      file.setVisible(true);
      set(text.isBlank() ? Optional.empty() : Optional.of(GivenTable.of(name, text)));
      complain(text.isBlank() ? text("batch.file.empty", name) : "");
    } catch (CharacterCodingException e) {
      file.setVisible(false);
      set(Optional.empty());
      complain(text("batch.file.not-utf8", name));
    }
  }

  /** Takes what was pasted. */
  void give(String text) {
    file.setVisible(false);
    complain("");
    set(text.isBlank() ? Optional.empty() : Optional.of(GivenTable.of(text("batch.pasted"), text)));
  }

  private void configureUpload() {
    upload.setId("batch-upload");
    upload.setMaxFiles(1);
    upload.setMaxFileSize(MOST_BYTES);
    upload.setAcceptedFileExtensions(".csv", ".jsonl", ".ndjson", ".txt");
    var choose = new Button(text("batch.file.choose"), VaadinIcon.UPLOAD_ALT.create());
    choose.setId("batch-choose-file");
    upload.setUploadButton(choose);
    upload.setDropLabel(new Span(text("batch.file.drop")));
    upload.addFileRejectedListener(
        refused -> complain(text("batch.file.rejected", refused.getErrorMessage())));
  }

  private void forget() {
    file.setVisible(false);
    complain("");
    set(Optional.empty());
    pasted.focus();
  }

  private void set(Optional<GivenTable> next) {
    table = next;
    changed.run();
  }
}
