package io.emprops.template;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language, feature by feature. */
final class FeatureCasesTest {

  static Stream<String> files() {
    return Stream.of(
        "document.json",
        "placeholders.json",
        "paths.json",
        "expressions.json",
        "numbers.json",
        "directives.json",
        "absence.json",
        "conditions.json",
        "definitions.json",
        "members.json",
        "inputs.json",
        "values.json",
        "late.json",
        "sending.json",
        "context.json",
        "draws.json",
        "inference.json",
        "mismatch.json",
        "errors.json",
        "limits.json");
  }

  static Stream<SpecCase> comesOutAsTheCaseSays() {
    return files().flatMap(SpecCase::in);
  }

  @ParameterizedTest
  @MethodSource
  void comesOutAsTheCaseSays(SpecCase each) {
    each.verify();
  }
}
