package io.emprops.template;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language's worked cases. */
final class LanguageCasesTest {

  static Stream<String> files() {
    return Stream.of("template-cases.json");
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
