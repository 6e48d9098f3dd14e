package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TextSearchTest {

  @Test
  void findsWhatTheLibraryFinds() {
    var random = new SplittableRandom(20_261_126);
    for (int i = 0; i < 3_000; i++) {
      String text = text(random, random.nextInt(400));
      int start = random.nextInt(text.length() + 1);
      int end = start + random.nextInt(text.length() - start + 1);
      String part = text.substring(start, end);
      String sought = part.isEmpty() || random.nextInt(4) == 0 ? part + "b" : part;
      int from = random.nextInt(text.length() + 1);

      assertThat(TextSearch.of(sought).in(text, from))
          .as("%s in %s from %s", sought, text, from)
          .isEqualTo(text.indexOf(sought, from));
    }
  }

  @Test
  void countsWithoutOverlap() {
    assertThat(TextSearch.of("aa").count("aaaaa")).isEqualTo(2);
    assertThat(TextSearch.of("a".repeat(40)).count("a".repeat(121))).isEqualTo(3);
    assertThat(TextSearch.of("b").count("aaaa")).isZero();
  }

  @Test
  void leavesShortTextsToTheLibrary() {
    assertThat(TextSearch.isShort("a".repeat(32))).isTrue();
    assertThat(TextSearch.isShort("a".repeat(33))).isFalse();
  }

  /** Of few letters, so that beginnings repeat. */
  private static String text(SplittableRandom random, int length) {
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append(random.nextInt(8) == 0 ? 'b' : 'a');
    }
    return text.toString();
  }
}
