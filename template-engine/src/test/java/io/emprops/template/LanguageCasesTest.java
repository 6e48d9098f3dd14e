package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.emprops.core.problem.Diagnostic;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The language's worked cases. Those of a later release must be refused in clear words. */
final class LanguageCasesTest {
  private static final String FILE = "template-cases.json";
  private static final Set<String> LATER =
      Set.of(
          "conditional expression",
          "a number and an integer literal calculate",
          "json() embeds as text",
          "$if true",
          "$if false",
          "$if without else omits",
          "$if in an array without result",
          "$each makes an array",
          "$each splices in an array",
          "$each over an empty list",
          "$each where and index",
          "$switch",
          "$switch without default omits",
          "$merge",
          "$let",
          "expression type has a position",
          "expression type",
          "condition is not a boolean",
          "root left without value");

  static Stream<SpecCase> comesOutAsTheCaseSays() {
    return SpecCase.in(FILE).filter(each -> !LATER.contains(each.title()));
  }

  static Stream<SpecCase> isRefusedInClearWords() {
    return SpecCase.in(FILE).filter(each -> LATER.contains(each.title()));
  }

  @ParameterizedTest
  @MethodSource
  void comesOutAsTheCaseSays(SpecCase each) {
    each.verify();
  }

  @ParameterizedTest
  @MethodSource
  void isRefusedInClearWords(SpecCase each) {
    var result = new TemplateCompiler(Limits.standard()).compile(each.source());

    assertThat(result)
        .asInstanceOf(type(CompileResult.Invalid.class))
        .extracting(CompileResult.Invalid::errors)
        .satisfies(
            errors ->
                assertThat(errors)
                    .isNotEmpty()
                    .extracting(Diagnostic::message)
                    .allMatch(message -> message.contains("in this release")));
    assertThatThrownBy(each::verify)
        .as("strike it from the list")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void noCaseIsLeftOut() {
    long cases = SpecCase.in(FILE).count();

    assertThat(comesOutAsTheCaseSays().count() + LATER.size()).isEqualTo(cases);
  }
}
