package io.emprops.ui.component.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.in.KeepAssetUseCase.Kept;
import io.emprops.core.asset.port.in.KeepAssetUseCase.TooLarge;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableType;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.LocalUi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A file that someone chooses becomes a reference, and what is wrong with it stands at the field.
 */
class UploadFieldTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @RegisterExtension final LocalUi ui = new LocalUi();

  private final List<String> changes = new ArrayList<>();
  private FileIntake intake = (content, name) -> new Kept(asset(content, name));
  private GeneratedForm form = new GeneratedForm();

  @Test
  void becomesTheReferenceOfTheFile() {
    UploadField field = show(false);

    give(field, "note.txt", "abc");

    assertThat(form.inputs().toJson()).isEqualTo("{\"photo\":{\"asset\":\"%s\"}}".formatted(ABC));
    assertThat(field.told.getText()).isEqualTo("note.txt, 3 B");
    assertThat(field.isInvalid()).isFalse();
    assertThat(changes).hasSize(1);
  }

  @Test
  void isReplacedByTheNextFile() {
    UploadField field = show(false);
    give(field, "one.txt", "one");

    give(field, "note.txt", "abc");

    assertThat(field.getValue()).isEqualTo(ABC);
  }

  @Test
  void takesSeveralWhereTheVariableDoes() {
    UploadField field = show(true);

    give(field, "note.txt", "abc");
    give(field, "other.txt", "d");
    give(field, "again.txt", "abc");

    assertThat(form.inputs().toJson())
        .isEqualTo(
            "{\"photo\":[{\"asset\":\"%s\"},{\"asset\":\"%s\"}]}"
                .formatted(
                    ABC, "18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4"));
  }

  @Test
  void showsWhatStandsThereAlready() {
    UploadField field = show(true);

    form.setInputs(
        (JsonObject) JsonText.parse("{\"photo\":[{\"asset\":\"a\"},{\"asset\":\"b\"}]}"));

    assertThat(field.ids.getValue()).isEqualTo("a, b");
  }

  @Test
  void saysAtTheFieldThatAFileIsTooLarge() {
    intake = (_, _) -> new TooLarge(2 << 20);
    UploadField field = show(false);

    give(field, "film.mp4", "abc");

    assertThat(field.isInvalid()).isTrue();
    assertThat(field.getErrorMessage()).isEqualTo("film.mp4 is larger than 2 MiB");
    assertThat(form.inputs().members()).isEmpty();
  }

  @Test
  void saysWhatTheApiSaysAndThatItIsAway() {
    intake =
        (_, _) -> {
          throw new ApiProblemException(
              Problem.of(
                  ErrorCode.REQUEST_TOO_LARGE, "the file is larger than 7 bytes", List.of()));
        };
    UploadField field = show(false);
    give(field, "a.png", "abc");
    assertThat(field.getErrorMessage()).contains("a.png", "larger than 7 bytes");

    intake =
        (_, _) -> {
          throw new ApiUnavailableException("nobody answers");
        };
    field = show(false);
    give(field, "a.png", "abc");
    assertThat(field.getErrorMessage()).contains("did not arrive");
  }

  @Test
  void forgetsTheComplaintWithTheNextFile() {
    UploadField field = show(false);
    field.setInvalid(true);

    give(field, "note.txt", "abc");

    assertThat(field.isInvalid()).isFalse();
  }

  private static Asset asset(InputStream content, String name) {
    try {
      byte[] bytes = content.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(AssetId.ofDigest(digest), "text/plain", bytes.length, name);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private UploadField show(boolean several) {
    form = new GeneratedForm((content, name) -> intake.keep(content, name));
    AField field = AField.named("photo", Control.UPLOAD, VariableType.IMAGE);
    FormField built = (several ? field.several() : field).build();
    form.setModel(new FormModel(List.of(new FormModel.Group("", List.of(built)))));
    form.addChangeListener(() -> changes.add("change"));
    return descendants(form)
        .filter(UploadField.class::isInstance)
        .map(UploadField.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(UploadFieldTest::descendants));
  }

  private void give(UploadField field, String name, String content) {
    field.take(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), ui);
  }
}
