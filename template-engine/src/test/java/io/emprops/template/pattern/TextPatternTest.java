package io.emprops.template.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextPatternTest {
  @Test
  void looksAnywhereInTheText() {
    var pattern = TextPattern.of("b+");

    assertThat(pattern.isFoundIn("abba")).isTrue();
    assertThat(pattern.isFoundIn("aca")).isFalse();
    assertThat(pattern.objection("abba")).isEmpty();
    assertThat(pattern.objection("aca")).contains("must match the pattern b+");
  }

  @Test
  void theWorkGrowsWithTheTextAndThePattern() {
    var small = TextPattern.of("ab");
    long alone = small.work("");

    assertThat(alone).isPositive();
    assertThat(small.work("abc")).isEqualTo(4 * alone);
    assertThat(TextPattern.of("(ab){50}").work("")).isGreaterThan(50 * alone / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)a", "[[:alpha:]]", "\\Aa", "(?i)(a{50}){58}", "a{1,2}"})
  void takesAnyPatternOfTheLibrarysOwnOfABoundedSize(String pattern) {
    assertThat(TextPattern.anyOf(pattern).isFoundIn("a".repeat(50_000))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)((a{100}){100}){100}", "(?i)(a{500}){400}b{0}", "(?i)(a{999}){5}b"})
  void refusesAnyPatternThatIsTooLarge(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextPattern.anyOf(pattern))
        .withMessage("its repetitions make it too large");
  }

  @Test
  void reckonsItsOwnAsIfAllRepetitionsWereNested() {
    assertThat(TextPattern.anyOf("(?i)(?:a{50}){50}bcd").isFoundIn("a".repeat(2_500) + "bcd"))
        .isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextPattern.anyOf("(?i)(?:a{50}){50}bcde"));
  }

  @Test
  void refusesWhatTheLibraryCannotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextPattern.anyOf("a**"))
        .withMessage("invalid nested repetition operator");
  }
}
