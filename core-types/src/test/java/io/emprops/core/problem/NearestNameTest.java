package io.emprops.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
  private static final List<String> NAMES =
      List.of("temperature", "max_tokens", "prompt", "model", "Seed");

  @ParameterizedTest
  @CsvSource({
    "temprature, temperature",
    "max_token, max_tokens",
    "maxtokens, max_tokens",
    "PROMPT, prompt",
    "seed, Seed"
  })
  void findsWhatWasMeant(String given, String meant) {
    assertThat(NearestName.of(given, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "image", "temperament_of_the_model", "''"})
  void offersNothingThatIsFar(String given) {
    assertThat(NearestName.of(given, NAMES)).isEmpty();
  }

  @Test
  void theAlphabetDecidesATie() {
    assertThat(NearestName.of("b", List.of("c", "a"))).contains("a");
  }

  @Test
  void aHugeNameCostsNothing() {
    assertThat(NearestName.of("x".repeat(5_000_000), NAMES)).isEmpty();
  }
}
