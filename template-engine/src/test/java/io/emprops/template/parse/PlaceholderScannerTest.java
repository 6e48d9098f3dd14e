package io.emprops.template.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.template.parse.Segment.Fault;
import io.emprops.template.parse.Segment.Faulty;
import io.emprops.template.parse.Segment.Placeholder;
import io.emprops.template.parse.Segment.Text;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceholderScannerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          ~~                    | ~~
          plain                 | 'plain'
          {{a}}                 | <a>2 0-5
          {{ a }}               | <a>3 0-7
          ~{{ a.b }}~           | <a.b>3 0-9
          {{a}}{{b}}            | <a>2 0-5, <b>7 5-10
          x{{a}}y               | 'x', <a>3 1-6, 'y'
          x{{a}}y{{b}}z         | 'x', <a>3 1-6, 'y', <b>9 7-12, 'z'
          {{}}                  | EMPTY 0-4
          {{ }}                 | EMPTY 0-5
          {{                    | UNCLOSED 0-2
          x{{a                  | 'x', UNCLOSED 1-3
          {{#a}}                | SECTION 0-6
          {{{a}}}               | SECTION 0-7
          {{/a                  | SECTION 0-4
          \\{{a}}               | '{{a}}'
          x\\{{a}}{{b}}         | 'x{{a}}', <b>9 7-12
          \\\\{{a}}             | '\\', <a>4 2-7
          \\\\\\{{a}}           | '\\{{a}}'
          {{a}}\\{{b}}\\{{c}}y  | <a>2 0-5, '{{b}}{{c}}y'
          {{"}}"}}              | <"}}">2 0-8
          {{a} }                | UNCLOSED 0-2
          }}{{a}}               | '}}', <a>4 2-7
          """)
  void cutsTextAndPlaceholders(String text, String segments) {
    assertThat(told(text)).isEqualTo(segments);
  }

  @Test
  void passesOverAllBlanks() {
    assertThat(told("{{ \t\n\r\fa \t\n\r\f}}")).isEqualTo("<a>7 0-15");
    assertThat(told("{{ \t\n\r\fa+b \t\n\r\f}}")).isEqualTo("<a+b>7 0-17");
  }

  @Test
  void knowsTextThatHoldsNothing() {
    assertThat(PlaceholderScanner.mayHold("a } { b")).isFalse();
    assertThat(PlaceholderScanner.mayHold("a {{ b")).isTrue();
  }

  private static String told(String text) {
    return PlaceholderScanner.scan(text).stream()
        .map(PlaceholderScannerTest::told)
        .collect(Collectors.joining(", "));
  }

  private static String told(Segment segment) {
    return switch (segment) {
      case Text(String plain) -> "'" + plain + "'";
      case Placeholder hole ->
          "<%s>%d %d-%d"
              .formatted(hole.expression(), hole.expressionStart(), hole.start(), hole.end());
      case Faulty(Fault fault, int start, int end) -> "%s %d-%d".formatted(fault, start, end);
    };
  }
}
