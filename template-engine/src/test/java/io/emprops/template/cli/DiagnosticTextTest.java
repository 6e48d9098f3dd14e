package io.emprops.template.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import org.junit.jupiter.api.Test;

final class DiagnosticTextTest {
  private static final Diagnostic FAULT = Diagnostic.at("/a", ErrorCode.DOCUMENT_JSON, "broken");

  @Test
  void theMarkStandsBelowTheWord() {
    assertThat(text("one\n  two three\n", FAULT.in(2, 7, 5).hinting("try four")))
        .isEqualTo(
            """
            f:2:7: error: document.json: broken
              two three
                  ^~~~~
            hint: try four
            """);
  }

  @Test
  void tabsStayAndCharactersCountOnce() {
    assertThat(text("\t\ud83d\ude00\t\"\ud83d\ude00\u00e9\"", FAULT.in(1, 5, 5)))
        .isEqualTo(
            "f:1:5: error: document.json: broken\n\t\ud83d\ude00\t\"\ud83d\ude00\u00e9\"\n\t \t^~~~\n");
  }

  @Test
  void theMarkEndsWithItsLine() {
    assertThat(text("ab\ncd", FAULT.in(1, 2, 4))).contains("\nab\n ^\n");
    assertThat(text("ab", FAULT.in(1, 3, 0))).contains("\nab\n  ^\n");
    assertThat(text("ab\r\ncd\rxy", FAULT.in(3, 1, 1))).contains("\nxy\n^\n");
  }

  @Test
  void anEmptyFileHasNoLineToShow() {
    assertThat(text("", FAULT.in(1, 1, 0))).isEqualTo("f:1:1: error: document.json: broken\n");
  }

  @Test
  void aLongLineIsCutAroundTheWord() {
    String line = "x".repeat(500) + "word" + "y".repeat(500);

    assertThat(text(line, FAULT.in(1, 501, 4)))
        .isEqualTo(
            "f:1:501: error: document.json: broken\n…"
                + "x".repeat(40)
                + "word"
                + "y".repeat(116)
                + "…\n "
                + " ".repeat(40)
                + "^~~~\n");
  }

  @Test
  void controlCharactersReachNoTerminal() {
    assertThat(text("a\u001b[31mb\u0007", FAULT.in(1, 1, 1))).contains("\na\ufffd[31mb\ufffd\n^\n");
  }

  @Test
  void whatHasNoLineIsToldByItsPointer() {
    assertThat(text("", FAULT)).isEqualTo("f: error: document.json: /a: broken\n");
  }

  private static String text(String source, Diagnostic diagnostic) {
    return new DiagnosticText("f", source).of(diagnostic);
  }
}
