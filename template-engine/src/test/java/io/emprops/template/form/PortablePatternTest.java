package io.emprops.template.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortablePatternTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "ab",
          "a.b",
          "a-b",
          "a]b",
          "a}b",
          "a b",
          "a\u00a0b",
          "a\u000bb",
          "a\nb",
          "a\rb",
          "a\u2028b",
          "1",
          "_",
          "&",
          "&&",
          "[",
          "]",
          "\\",
          "/",
          "#",
          "~",
          "\u00e9",
          "\ud83d\ude00",
          "\u6f22",
          "\u0661",
          "\t",
          "\f",
          "\u0000",
          "x1",
          "ABC",
          "a@b");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          ^a.b$,          ^a[^\\n]b$
          \\s+,           [\\t\\n\\f\\r\\x20]+
          \\S*?,          [^\\t\\n\\f\\r\\x20]*?
          [\\s_],         [\\t\\n\\f\\r\\x20\\x5F]
          a]b},           a\\]b\\}
          \\@\\-\\",      @-"
          [\\w-.],        [\\w\\x2D\\x2E]
          [^a-c\\]],      [^a-c\\x5D]
          [&&[a],         [\\x26\\x26\\x5Ba]
          \\v|\\x41|\\0,  \\x0B|A|\\x00
          (?:a|b){2}?,    (?:a|b){2}?
          \\p{Lu},        \\p{Lu}
          """)
  void writesWhatAllReadAlike(String given, String portable) {
    String pattern = given.replace("\\\\", "\\");

    assertThat(PortablePattern.of(pattern)).hasValue(portable.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^*a",
        "\\b+",
        "\\P{L}",
        "[^\\p{L}]",
        "[\\S]",
        "\\p{Greek}",
        "\\01",
        "[\\b]",
        "[a-\\d]"
      })
  void leavesOutWhatOneOfThemReadsOtherwise(String pattern) {
    assertThat(PortablePattern.of(pattern)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^.$",
        "\\s",
        "^\\S+$",
        "[\\s\\d]",
        "^[\\w-.]+$",
        "[^\\w\\s]",
        "a]b",
        "\\x41",
        "\\v",
        "[\\x00-\\x1F]",
        "(a|b)+?$",
        "^(?:[a-z]{1,2})?$",
        "\\bb\\b",
        "\\B",
        "[&&]",
        "\\D",
        "\\p{L}"
      })
  void findsWhatThePatternFinds(String pattern) {
    var given = com.google.re2j.Pattern.compile(pattern);
    // The library's dollar is the end of the text; the JDK's stands before a last line feed too.
    var portable =
        Pattern.compile(PortablePattern.of(pattern).orElseThrow().replaceAll("\\$$", "\\\\z"));

    assertThat(TEXTS)
        .allSatisfy(
            text ->
                assertThat(portable.matcher(text).find())
                    .as(text)
                    .isEqualTo(given.matcher(text).find()));
  }

  @Test
  void dashesBesideASetAreDashes() {
    var portable = Pattern.compile(PortablePattern.of("^[\\d-z]$").orElseThrow());

    assertThat(List.of("1", "-", "z")).allMatch(text -> portable.matcher(text).find());
    assertThat(portable.matcher("a").find()).isFalse();
  }
}
