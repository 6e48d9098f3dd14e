package io.emprops.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatheredTextTest {
  private final GatheredText text = new GatheredText(4);

  @Test
  void keepsTheFirstHalfOfACharacterUntilTheSecondCame() {
    text.append("ab\ud83d");

    assertThat(text.take()).contains("ab");
    assertThat(text.take()).isEmpty();

    text.append("\ude00");
    assertThat(text.take()).contains("😀");
  }

  @Test
  void cutsALongTextBetweenCharacters() {
    text.append("abc😀d");

    assertThat(text.take()).contains("abc");
    assertThat(text.take()).contains("😀d");
    assertThat(text.take()).isEmpty();
  }

  @Test
  void givesAHalfThatStaysOneWhenNoMoreComes() {
    text.append("a\ud83d");

    assertThat(text.takeLast()).contains("a");
    assertThat(text.takeLast()).contains("\ud83d");
    assertThat(text.takeLast()).isEmpty();
  }
}
