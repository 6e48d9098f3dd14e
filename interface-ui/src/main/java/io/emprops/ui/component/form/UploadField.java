package io.emprops.ui.component.form;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.port.in.KeepAssetUseCase.KeepOutcome;
import io.emprops.core.asset.port.in.KeepAssetUseCase.Kept;
import io.emprops.core.asset.port.in.KeepAssetUseCase.TooLarge;
import io.emprops.core.template.FormField;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.text.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes files: chosen, dropped, or stored before and named by their ids. It holds ids, with commas
 * between them where it takes several. A file goes through this server to the store as it comes;
 * what is wrong with it stands at the field.
 */
final class UploadField extends CustomField<String> {
  private static final String BETWEEN = ", ";

  final TextField ids = new TextField();
  final Span told = new Span();
  private final Button choose =
      new Button(text("form.upload.choose"), VaadinIcon.UPLOAD_ALT.create());
  private final Upload upload;
  private final FileIntake intake;
  private final boolean several;

  /** Takes what the field allows. */
  UploadField(FormField field, FileIntake intake) {
    super("");
    this.intake = intake;
    this.several = field.multiple();
    this.upload = new Upload((UploadHandler) this::take);
    addClassName("upload-field");
    configureIds();
    configureUpload(field);
    told.addClassNames("muted", "upload-told");
    told.getElement().setAttribute("aria-live", "polite");
    add(upload, ids, told);
  }

  private void configureIds() {
    ids.setPlaceholder(text(several ? "form.assets" : "form.asset"));
    ids.setAutocomplete(Autocomplete.OFF);
    ids.setValueChangeMode(ValueChangeMode.LAZY);
    ids.setValueChangeTimeout(Controls.TYPING_PAUSE);
    ids.setWidthFull();
    ids.addClassName("mono-field");
  }

  private void configureUpload(FormField field) {
    upload.setId("upload-" + field.name());
    upload.setUploadButton(choose);
    upload.setDropLabel(new Span(text("form.upload.drop")));
    upload.setMaxFiles(1);
    List<String> accepted = accepted(field);
    if (!accepted.isEmpty()) {
      upload.setAcceptedMimeTypes(accepted.toArray(String[]::new));
    }
    Optional.ofNullable(field.maxBytes())
        .ifPresent(most -> upload.setMaxFileSize((int) Math.min(most, Integer.MAX_VALUE)));
    upload.addFileRejectedListener(
        refused ->
            complain(
                text("form.upload.rejected", refused.getFileName(), refused.getErrorMessage())));
    // Also where nothing of it has come here, so that nothing here could say so.
    upload.getElement().addEventListener("upload-error", _ -> failed());
  }

  /** What the document says, or what the kind of the variable does. */
  private static List<String> accepted(FormField field) {
    if (!field.accept().isEmpty()) {
      return field.accept();
    }
    return switch (field.type()) {
      case IMAGE -> List.of("image/*");
      case AUDIO -> List.of("audio/*");
      case VIDEO -> List.of("video/*");
      default -> List.of();
    };
  }

  private void failed() {
    if (!isInvalid()) {
      complain(text("form.upload.broken"));
    }
  }

  /** On a thread of a request: what comes of it is shown once the screen is free. */
  private void take(UploadEvent event) throws IOException {
    UI ui = event.getUI();
    try (InputStream content = event.getInputStream()) {
      take(event.getFileName(), content, ui).ifPresent(event::reject);
    }
  }

  /** Keeps a file and shows what came of it; tells why it was not kept. */
  Optional<String> take(String name, InputStream content, UI ui) {
    try {
      KeepOutcome outcome = intake.keep(content, name);
      return switch (outcome) {
        case Kept(Asset asset) -> {
          var _ = ui.access(() -> kept(asset));
          yield Optional.empty();
        }
        case TooLarge(long most) ->
            refused(text("form.upload.too-large", name, Sizes.of(most)), ui);
      };
    } catch (ApiProblemException e) {
      return refused(text("form.upload.refused", name, e.problem().detail()), ui);
    } catch (ApiUnavailableException | UncheckedIOException e) {
      return refused(text("form.upload.failed", name), ui);
    }
  }

  private Optional<String> refused(String why, UI ui) {
    var _ = ui.access(() -> complain(why));
    return Optional.of(why);
  }

  private void kept(Asset asset) {
    upload.clearFileList();
    String id = asset.id().value();
    ids.setValue(several ? among(ids.getValue().strip(), id) : id);
    told.setText(
        text(
            "form.upload.kept",
            Optional.ofNullable(asset.name()).orElse(id),
            Sizes.of(asset.size())));
    complain("");
    setModelValue(ids.getValue(), true);
  }

  private static String among(String before, String id) {
    if (before.contains(id)) {
      return before;
    }
    return before.isEmpty() ? id : before + BETWEEN + id;
  }

  private void complain(String why) {
    setErrorMessage(why);
    setInvalid(!why.isEmpty());
    if (!why.isEmpty()) {
      told.setText("");
    }
  }

  @Override
  public void setLabel(String label) {
    super.setLabel(label);
    ids.setAriaLabel(text("form.upload.ids", label));
    choose.setAriaLabel(text("form.upload.choose-for", label));
  }

  /** Told where the ids stand: the frame around a field may not say so to those who listen. */
  @Override
  public void setRequiredIndicatorVisible(boolean required) {
    ids.setRequiredIndicatorVisible(required);
    setClassName("needed", required);
  }

  @Override
  public void focus() {
    choose.focus();
  }

  @Override
  protected String generateModelValue() {
    return ids.getValue();
  }

  @Override
  protected void setPresentationValue(String value) {
    ids.setValue(value);
    told.setText("");
  }
}
