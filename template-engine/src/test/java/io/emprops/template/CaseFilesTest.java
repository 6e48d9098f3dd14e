package io.emprops.template;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All cases again, a file at a time. Mutation tests run one test by itself very often, and a single
 * case of those that read all files first takes them a hundred times as long as it needs.
 */
@Tag("mutation")
final class CaseFilesTest {

  @ParameterizedTest
  @MethodSource("io.emprops.template.FeatureCasesTest#files")
  void comeOutAsTheySay(String file) {
    SpecCase.in(file).forEach(SpecCase::verify);
  }

  @ParameterizedTest
  @MethodSource("io.emprops.template.LanguageCasesTest#files")
  void comeOutAsTheLanguageSays(String file) {
    SpecCase.in(file).forEach(SpecCase::verify);
  }
}
