package io.emprops.template;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language's worked cases. */
final class LanguageCasesTest {

  static Stream<SpecCase> comesOutAsTheCaseSays() {
    return SpecCase.in("template-cases.json");
  }

  @ParameterizedTest
  @MethodSource
  void comesOutAsTheCaseSays(SpecCase each) {
    each.verify();
  }
}
