package io.emprops.template.ast;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.template.ast.Expression.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a                       | a
          a.b                     | a .b
          a.b.c                   | a .b .c
          a[0]                    | a [0]
          a[ 10 ] . b             | a [10] .b
          a["b"]                  | a .b
          a['b c']                | a .b c
          a[ "b" ]["c"]           | a .b .c
          a["b.c]"]               | a .b.c]
          a["it's"]               | a .it's
          a['"']                  | a ."
          a[999999999]            | a [999999999]
          _a1 . _2                | _a1 ._2
          """)
  void readsPaths(String text, String steps) {
    assertThat(read(text)).isEqualTo(steps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1a",
        "a.1",
        "a[]",
        "a[x]",
        "a[-1]",
        "a[1 2]",
        "a[\"\"]",
        "a[\"b]",
        "a[\"b\\\\n\"]",
        "a[\"b\nc\"]",
        "a[\"b\rc\"]",
        "a['b\"]",
        "a[1000000000]",
        "a b",
        "a+b",
        ".a",
        "a.[0]",
      })
  void leavesWhatIsNone(String text) {
    assertThat(read(text)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "[", "[1", "[\"b\"", "[\"b"})
  void takesNoStepThatEndsEarly(String text) {
    assertThat(new PathTokens(text).step()).isEmpty();
  }

  @Test
  void passesOverAllBlanks() {
    assertThat(read(" \t\n\r\fa \t\n\r\f[ \t\n\r\f0 \t\n\r\f] \t\n\r\f")).isEqualTo("a [0]");
  }

  @Test
  void tellsThePlaceOfTheLastWord() {
    var tokens = new PathTokens(" ab [ 12 ][ 'c' ]");
    assertThat(tokens.identifier()).contains("ab");
    assertThat(List.of(tokens.word().start(), tokens.word().end())).containsExactly(1, 3);
    assertThat(tokens.step()).isPresent();
    assertThat(List.of(tokens.word().start(), tokens.word().end())).containsExactly(6, 8);
    assertThat(tokens.step()).isPresent();
    assertThat(List.of(tokens.word().start(), tokens.word().end())).containsExactly(12, 15);
    assertThat(tokens.isDone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"' abc+', 1, 4", "' +abc', 1, 2", "'  ', 2, 2", "'a', 0, 1", "'[', 0, 1"})
  void tellsWhereTheNextWordEnds(String text, int from, int to) {
    var tokens = new PathTokens(text);
    assertThat(tokens.next()).isEqualTo(from);
    assertThat(tokens.wordEnd()).isEqualTo(to);
    assertThat(tokens.text(from, to)).isEqualTo(text.substring(from, to));
  }

  private static String read(String text) {
    var tokens = new PathTokens(text);
    List<String> read = new ArrayList<>();
    Optional<String> name = tokens.identifier();
    name.ifPresent(read::add);
    Optional<Step> step = tokens.step();
    while (name.isPresent() && step.isPresent()) {
      read.add(
          switch (step.get()) {
            case Step.Member(String member) -> "." + member;
            case Step.Index(int index) -> "[" + index + "]";
          });
      step = tokens.step();
    }
    return name.isPresent() && tokens.isDone() ? String.join(" ", read) : "none";
  }
}
