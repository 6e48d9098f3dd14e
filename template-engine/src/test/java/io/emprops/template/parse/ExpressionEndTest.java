package io.emprops.template.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionEndTest {
  private static final int FROM = 2;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {{a}}                    | 3
          {{a}}}}                  | 3
          {{}}                     | 2
          {{ {"a": {"b": 1}}.a }}  | 21
          {{ {"a": 1}}}            | 11
          {{a}b}}                  | 5
          {{"}}"}}                 | 6
          {{'}}'}}                 | 6
          {{"\\"}}"}}              | 8
          {{"\\\\"}}               | 6
          {{r"\\"}}                | 6
          {{R'\\'}}                | 6
          {{br"\\"}}               | 7
          {{Rb"\\"}}               | 7
          {{b"\\"}}"}}             | 9
          {{xr"\\"}}"}}            | 10
          {{xbr"\\"}}"}}           | 11
          {{r "\\"}}"}}            | 10
          {{1r"\\"}}"}}            | 10
          {{\"""}}"}}\"""}}        | 13
          {{'''}}''}}'''}}         | 14
          {{r'''\\'''}}            | 10
          {{"it's"}}               | 8
          """)
  void liesOutsideLiteralsAndMaps(String text, int end) {
    assertThat(ExpressionEnd.find(text, FROM)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {{a                      | 3
          {{a}                     | 4
          {{"a                     | 4
          {{"a\\                   | 5
          {{a {{b}}                | 4
          {{a \\{{b}}              | 4
          {{a \\\\{{b}}            | 4
          {{{{b}}                  | 2
          """)
  void isMissingUpToTheNextBraces(String text, int next) {
    assertThat(ExpressionEnd.find(text, FROM)).isEqualTo(-next - 1);
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r'"})
  void endsALiteralWithItsLine(String newline) {
    assertThat(ExpressionEnd.find("{{\"a" + newline + "}}", FROM)).isEqualTo(5);
    assertThat(ExpressionEnd.find("{{'''a" + newline + "}}'''}}", FROM)).isEqualTo(12);
  }
}
