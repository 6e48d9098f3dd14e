package io.emprops.template.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text holds and wherever in it, the bytes are those of the value's JSON text. */
class JsonBufferTest {
  private static final int ENOUGH = 1 << 20;

  /** What is written in different ways. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "word",
          "eight by",
          "\"",
          "\\",
          "?",
          "??",
          "\n",
          "\t",
          "\b",
          "\f",
          "\r",
          "\u0000",
          "\u001f",
          " ",
          "\u007f",
          "\u0080",
          "ä",
          "ß",
          "€",
          "\uffff",
          "😀",
          "\ud83d",
          "\ude00",
          "/",
          "é?",
          "\udbff\udfff",
          "日本語");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesAnyTextAsItsJsonText(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      assertWrittenAsJsonText(text(random, random.nextInt(12)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesLongTextInStretchesThatNobodySees(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 50; i++) {
      String around = "x".repeat(4_090 + random.nextInt(8));

      assertWrittenAsJsonText(around + text(random, 6) + around + text(random, 6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 4_095, 4_096, 4_097})
  void findsTheOneCharacterThatNeedsAnEscapeAtAnyPlace(int place) {
    for (String special : PIECES) {
      assertWrittenAsJsonText("x".repeat(place) + special + "y".repeat(20));
    }
  }

  @Test
  void growsWhereEveryCharacterTakesSixTimesItsRoom() {
    assertWrittenAsJsonText("\u0001".repeat(10_000));
    assertWrittenAsJsonText("?" + "\ud800".repeat(10_000));
  }

  @Test
  void takesNoMoreOfATextThanTellsThatTheLimitIsPassed() {
    var buffer = new JsonBuffer(16, 100);

    buffer.value(JsonValue.of("x".repeat(10_000_000)));
    buffer.value(JsonValue.of("more"));

    assertThat(buffer.isOver()).isTrue();
    assertThat(buffer.result().length()).isLessThan(110);
  }

  @Test
  void isNotOverWhenTheLimitIsReached() {
    var buffer = new JsonBuffer(0, 5);

    buffer.value(JsonValue.of("abc"));

    assertThat(buffer.isOver()).isFalse();
    assertThat(buffer.result()).hasToString("\"abc\"");
  }

  private static String text(SplittableRandom random, int pieces) {
    var text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static void assertWrittenAsJsonText(String text) {
    var buffer = new JsonBuffer(0, ENOUGH);

    buffer.value(JsonValue.of(text));

    byte[] expected = JsonText.write(JsonValue.of(text)).getBytes(UTF_8);
    assertThat(buffer.result().toByteArray()).isEqualTo(expected);
  }
}
