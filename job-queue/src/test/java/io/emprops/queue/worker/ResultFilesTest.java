package io.emprops.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.FileTooLargeException;
import io.emprops.core.asset.Samples;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.FilesInMemory;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ResultFilesTest {
  private static final String PNG = Base64.getEncoder().encodeToString(Samples.png());

  private final FilesInMemory kept = new FilesInMemory();
  private final ResultFiles files = new ResultFiles(kept);

  @Test
  void keepsBinaryContentHoweverItIsWritten() {
    String json =
        "{\"a\":[\"data:image/jpeg;base64,%1$s\"],\"b\":{\"media_type\":\"x/y\",\"base64\":\"%1$s\"}}"
            .formatted(PNG);

    JsonValue result = files.withoutBinary(JsonText.parse(json));

    assertThat(result.toJson()).doesNotContain(PNG);
    assertThat(Asset.allIn(result))
        .singleElement()
        .satisfies(
            asset -> {
              assertThat(asset.mediaType()).isEqualTo("image/png");
              assertThat(kept.bytes(asset.id())).isEqualTo(Samples.png());
            });
  }

  @Test
  void leavesEverythingElseAsItIs() {
    String json =
        "{\"t\":\"data: none\",\"u\":\"data:text/plain,a\",\"v\":\"data:;base64,%%\",\"n\":1.10,"
            + "\"o\":{\"media_type\":\"x\",\"base64\":\"?\"},\"p\":{\"base64\":\"QUJD\",\"more\":1}}";

    assertThat(files.withoutBinary(JsonText.parse(json)).toJson()).isEqualTo(json);
  }

  @Test
  void keepsLongTextsOfALargeResultOnly() {
    String small = "{\"t\":\"%s\"}".formatted("x".repeat(100_000));
    String large =
        "{\"t\":\"%s\",\"short\":\"y\",\"u\":[\"%s\"]}"
            .formatted("x".repeat(200_000), "z".repeat(100_000));

    assertThat(files.withoutLongTexts(JsonText.parse(small)).toJson()).isEqualTo(small);
    JsonValue result = files.withoutLongTexts(JsonText.parse(large));
    assertThat(result.toJson()).hasSizeLessThan(1_000).contains("\"short\":\"y\"");
    assertThat(Asset.allIn(result)).hasSize(2);
    assertThat(kept.bytes(Asset.allIn(result).getFirst().id())).hasSize(200_000);
  }

  @Test
  void saysThatAFileIsTooLong() {
    String huge = Base64.getEncoder().encodeToString(new byte[1_000_001]);

    assertThatThrownBy(() -> files.withoutBinary(JsonValue.of("data:image/png;base64," + huge)))
        .isInstanceOf(FileTooLargeException.class);
  }
}
