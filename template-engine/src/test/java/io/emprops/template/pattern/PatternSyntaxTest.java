package io.emprops.template.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "^(?:a|b)*c+?$",
        "[^a-z]",
        "[a\\]b]",
        "[^\\]]",
        "[\\[:]",
        "\\d\\W\\x41\\.\\\\",
        "\\p{Lu}\\P{L}",
        "a{2}",
        "a{2,}",
        "a{1,1000}",
        "(a)(b)",
        "\\{",
        "é{3}"
      })
  void takesWhatBothUnderstand(String pattern) {
    assertThat(PatternSyntax.fault(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "[], a class must not be empty; write \\] for the bracket",
    "[^]a], a class must not be empty; write \\] for the bracket",
    "[a[:alpha:]], classes like [:alpha:] are not understood everywhere",
    "(?i)a, only (…) and (?:…) can be used for groups",
    "(?=a), only (…) and (?:…) can be used for groups",
    "a), a group closes that was not opened",
    "(a)), a group closes that was not opened",
    "a{, 'a brace must repeat, as {2} or {1,3}, or be escaped'",
    "a{x}, 'a brace must repeat, as {2} or {1,3}, or be escaped'",
    "a{12345}, 'a brace must repeat, as {2} or {1,3}, or be escaped'",
    "a\\z, \\z is not understood everywhere",
    "a\\A, \\A is not understood everywhere",
    "a\\9, \\9 is not understood everywhere",
    "\\p{L}\\Z, \\Z is not understood everywhere"
  })
  void refusesWhatOneReadsOtherwise(String pattern, String reason) {
    assertThat(PatternSyntax.fault(pattern)).contains(reason);
  }

  @Test
  void aBackslashAtTheEndIsLeftToTheLibrary() {
    assertThat(PatternSyntax.fault("a\\")).isEmpty();
    assertThat(TextPattern.fault("a\\")).isPresent();
  }

  @Test
  void aLetterThatIsNotAsciiMayBeEscaped() {
    assertThat(PatternSyntax.fault("\\é")).isEmpty();
    assertThat(PatternSyntax.fault("\\\u0080")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "^a$, 1",
    "[abc]d, 2",
    "[^a]b, 2",
    "[a\\]]b, 2",
    "\\p{Lu}a, 2",
    "\\da, 2",
    "a{3}, 3",
    "ab{3}, 4",
    "'a{2,5}b', 6",
    "'a{2,}', 2",
    "a{0}, 1",
    "(ab){3}, 6",
    "(?:ab)c, 3",
    "x(ab){3}c, 8",
    "(a(bc){2}){3}d, 16",
    "(a{2}){3}, 6",
    "(a)(b), 2",
    "a(b){2}(c){3}, 6"
  })
  void countsTheStates(String pattern, long states) {
    assertThat(PatternSyntax.states(pattern)).isEqualTo(states);
  }

  @Test
  void repetitionsMayMakeTwoThousandStates() {
    assertThat(PatternSyntax.fault("(a{100}){20}")).isEmpty();
    assertThat(PatternSyntax.fault("(a{100}){20}b"))
        .contains("the pattern's repetitions make it too large");
    assertThat(PatternSyntax.fault("a(b{100}){20}")).isPresent();
  }

  @Test
  void aPatternMayHaveAThousandCharacters() {
    assertThat(PatternSyntax.fault("a".repeat(1_000))).isEmpty();
    assertThat(PatternSyntax.fault("a".repeat(1_001)))
        .contains("a pattern may have 1000 characters");
  }
}
