package io.emprops.core.asset;

import static io.emprops.core.asset.Samples.hex;
import static io.emprops.core.asset.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaTypesTest {

  @ParameterizedTest
  @CsvSource({
    "89504E470D0A1A0A0000000D, image/png",
    "FFD8FFDB, image/jpeg",
    "474946383961, image/gif",
    "52494646FFFFFFFF57454250565038, image/webp",
    "52494646FFFFFFFF57415645, audio/wav",
    "52494646FFFFFFFF00000000, application/octet-stream",
    "49443304, audio/mpeg",
    "FFFB9044, audio/mpeg",
    "FFF15080, audio/aac",
    "4F67675300020000, audio/ogg",
    "664C6143, audio/flac",
    "0000001866747970" + "69736F6D, video/mp4",
    "0000001866747970" + "61766966, image/avif",
    "0000001866747970" + "4D344120, audio/mp4",
    "1A45DFA39F4286810142F7810142F2810442F381084282847765626D, video/webm",
    "255044462D312E37, application/pdf",
    "504B030414, application/zip",
    "0001020304, application/octet-stream",
    "'', application/octet-stream"
  })
  void knowsFilesByTheirMagicNumbers(String head, String mediaType) {
    assertThat(MediaTypes.sniff(hex(head))).isEqualTo(mediaType);
  }

  @Test
  void tellsTextsApart() {
    assertThat(typeOf("Once upon a time")).isEqualTo("text/plain");
    assertThat(typeOf("  {\"a\": 1}")).isEqualTo("application/json");
    assertThat(typeOf("[1, 2]")).isEqualTo("application/json");
    assertThat(typeOf("[note] hello")).isEqualTo("text/plain");
    assertThat(typeOf("{not json}")).isEqualTo("text/plain");
    assertThat(typeOf("grüße")).isEqualTo("text/plain");
    assertThat(MediaTypes.sniff(hex("6772FC6E"))).isEqualTo(MediaTypes.UNKNOWN);
  }

  @Test
  void neverTakesWhatABrowserWouldRunForSomethingToShow() {
    for (String page :
        List.of(
            "<!DOCTYPE html><p>",
            "  <script>alert(1)</script>",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "<?xml version='1.0'?><svg/>",
            "<?xml version='1.0'?><a/>",
            "<!-- --><img src=x onerror=alert(1)>")) {
      assertThat(MediaTypes.isShowable(typeOf(page))).as(page).isFalse();
    }
  }

  @Test
  void takesTextThatTheHeadCutsInsideACharacterForText() {
    byte[] long1 = text("é".repeat(MediaTypes.HEAD));

    assertThat(MediaTypes.sniff(java.util.Arrays.copyOf(long1, MediaTypes.HEAD)))
        .isEqualTo("text/plain");
  }

  private static String typeOf(String text) {
    return MediaTypes.sniff(text(text));
  }
}
