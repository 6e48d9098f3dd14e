package io.emprops.it.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.it.stack.Packaging;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchOptionsTest {
  private static final Path OUT = Path.of("out");

  @Test
  void aNameAloneAsksForTheFullRun() {
    assertThat(BenchOptions.parse(List.of("template"), OUT))
        .isEqualTo(asked(Benchmark.TEMPLATE, false, OUT));
  }

  @Test
  void optionsFollowTheNameInAnyOrder() {
    assertThat(BenchOptions.parse(List.of("broker", "--out", "else", "--quick"), OUT))
        .isEqualTo(asked(Benchmark.BROKER, true, Path.of("else")));
  }

  @Test
  void growthOfTheBrokerIsOneOfThem() {
    assertThat(BenchOptions.parse(List.of("growth", "--quick"), OUT))
        .isEqualTo(asked(Benchmark.GROWTH, true, OUT));
  }

  @Test
  void aPartOfTheBrokersIsMeasuredOnTheNativeExecutable() {
    BenchOptions options =
        BenchOptions.parse(List.of("broker", "--only", "dispatch", "--native"), OUT);

    assertThat(options.only()).contains("dispatch");
    assertThat(options.packaging()).isEqualTo(Packaging.NATIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--quick",
        "hostile",
        "BROKER",
        "template --slow",
        "template --out",
        "broker --only",
        "broker --only claims",
        "growth --only dispatch"
      })
  void anythingElseIsRefused(String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

    assertThatThrownBy(() -> BenchOptions.parse(words, OUT)).isInstanceOf(BenchFailure.class);
  }

  private static BenchOptions asked(Benchmark benchmark, boolean quick, Path out) {
    return new BenchOptions(benchmark, quick, Packaging.JVM, Optional.empty(), out);
  }
}
