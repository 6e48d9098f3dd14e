package io.emprops.it.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchOptionsTest {
  private static final Path OUT = Path.of("out");

  @Test
  void aNameAloneAsksForTheFullRun() {
    assertThat(BenchOptions.parse(List.of("template"), OUT))
        .isEqualTo(new BenchOptions(Benchmark.TEMPLATE, false, OUT));
  }

  @Test
  void optionsFollowTheNameInAnyOrder() {
    assertThat(BenchOptions.parse(List.of("broker", "--out", "else", "--quick"), OUT))
        .isEqualTo(new BenchOptions(Benchmark.BROKER, true, Path.of("else")));
  }

  @Test
  void growthOfTheBrokerIsOneOfThem() {
    assertThat(BenchOptions.parse(List.of("growth", "--quick"), OUT))
        .isEqualTo(new BenchOptions(Benchmark.GROWTH, true, OUT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--quick", "hostile", "BROKER", "template --slow", "template --out"})
  void anythingElseIsRefused(String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

    assertThatThrownBy(() -> BenchOptions.parse(words, OUT)).isInstanceOf(BenchFailure.class);
  }
}
