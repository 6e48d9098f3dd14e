package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFunctionsTest {
  private static final String LONG = "x".repeat(40);

  private final TextFunctions texts = new TextFunctions(Cost.unlimited());

  @ParameterizedTest
  @CsvSource({
    "'aXbXc', X, '-', -1, 'a-b-c'",
    "'aXbXc', X, '-', 0, 'aXbXc'",
    "'aXbXc', X, '-', 1, 'a-bXc'",
    "'aXbXc', X, '-', 2, 'a-b-c'",
    "'aXbXc', X, '-', 9, 'a-b-c'",
    "'aaa', aa, b, -1, 'ba'",
    "'', a, b, -1, ''",
    "'ab', '', '-', -1, '-a-b-'",
    "'ab', '', '-', 0, 'ab'",
    "'ab', '', '-', 2, '-a-b'",
    "'ab', '', '-', 3, '-a-b-'",
    "'', '', '-', -1, '-'",
    "'😀b', '', '-', -1, '-😀-b-'",
  })
  void replacesSoOften(String text, String old, String with, long limit, String result) {
    assertThat(texts.replace(text, old, with, limit)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b,c', ',', -1, 'a|b|c'",
    "'a,b,c', ',', 1, 'a,b,c'",
    "'a,b,c', ',', 2, 'a|b,c'",
    "'a,b,c', ',', 3, 'a|b|c'",
    "'a,b,c', ',', 4, 'a|b|c'",
    "'a,,', ',', -1, 'a||'",
    "'a😀b', '', -1, 'a|😀|b'",
    "'abc', '', 2, 'a|bc'",
    "'abc', '', 3, 'a|b|c'",
    "'abc', '', 4, 'a|b|c'",
  })
  void splitsIntoSoMany(String text, String separator, long limit, String parts) {
    assertThat(String.join("|", texts.split(text, separator, limit))).isEqualTo(parts);
  }

  @Test
  void splitsIntoNothing() {
    assertThat(texts.split("a,b", ",", 0)).isEmpty();
    assertThat(texts.split("", "", -1)).isEmpty();
    assertThat(texts.split("", ",", -1)).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({
    "'banana', an, 0, 1, -1",
    "'banana', an, 1, 1, 1",
    "'banana', an, 2, 3, 1",
    "'banana', an, 3, 3, 3",
    "'banana', an, 4, -1, 3",
    "'banana', na, 1, 2, -1",
    "'banana', b, 0, 0, 0",
    "'banana', q, 0, -1, -1",
    "'😀a😀a', a, 0, 1, -1",
    "'😀a😀a', a, 2, 3, 1",
    "'😀a😀a', '', 2, 2, 2",
  })
  void findsFromAnOffsetOn(String text, String sought, long offset, long first, long last) {
    assertThat(texts.indexOf(text, sought, offset)).isEqualTo(first);
    assertThat(texts.lastIndexOf(text, sought, Optional.of(offset))).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"'banana', an, 3", "'banana', q, -1", "'aaa', aa, 1", "'😀a', '', 2", "'😀a', a, 1"})
  void findsTheLast(String text, String sought, long last) {
    assertThat(texts.lastIndexOf(text, sought, Optional.empty())).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"ab, -1", "ab, 2", "😀, 1", "'', 0"})
  void refusesAnOffsetOutsideTheText(String text, long offset) {
    assertThatThrownBy(() -> texts.indexOf(text, "a", offset))
        .isInstanceOf(ExpressionFault.class)
        .hasMessageContaining("the offset lies outside the text");
  }

  @Test
  void tellsWhetherATextIsThere() {
    assertThat(texts.contains("banana", "nan")).isTrue();
    assertThat(texts.contains("banana", "b")).isTrue();
    assertThat(texts.contains("banana", "nn")).isFalse();
    assertThat(texts.contains("a" + LONG + "b", LONG + "b")).isTrue();
    assertThat(texts.contains("a" + LONG, LONG + "b")).isFalse();
  }

  @Test
  void joinsWithTheSeparatorBetween() {
    assertThat(texts.join(List.of("a", "b"), ", ")).isEqualTo("a, b");
    assertThatThrownBy(() -> texts.join(List.of("a", 1L), ""))
        .hasMessageContaining("only texts can be joined");
  }

  @Test
  void tellsWhetherAPatternIsFound() {
    assertThat(texts.matches("banana", "n.n")).isTrue();
    assertThat(texts.matches("banana", "^n")).isFalse();
    assertThatThrownBy(() -> texts.matches("banana", "("))
        .hasMessageContaining("the pattern cannot be used");
  }

  @Test
  void countsWhatItBuilds() {
    Cost.assertBuilds(7, work -> new TextFunctions(work).concat("abc", "defg"));
    Cost.assertBuilds(9, work -> new TextFunctions(work).join(List.of("abc", "de"), "--"));
    Cost.assertBuilds(3 + 2 * 4, work -> new TextFunctions(work).replace("aXX", "X", "1234", -1));
    Cost.assertBuilds(3 + 4, work -> new TextFunctions(work).replace("aXX", "X", "1234", 1));
    Cost.assertBuilds(3 + 3 * 4, work -> new TextFunctions(work).replace("😀b", "", "1234", -1));
    Cost.assertBuilds(3 + 2 * 4, work -> new TextFunctions(work).replace("😀b", "", "1234", 2));
    Cost.assertBuilds(
        3 * CelValues.UNITS_A_VALUE + 5, work -> new TextFunctions(work).split("a,b,c", ",", -1));
    Cost.assertBuilds(
        2 * CelValues.UNITS_A_VALUE + 5, work -> new TextFunctions(work).split("a,b,c", ",", 2));
    Cost.assertBuilds(
        3 * CelValues.UNITS_A_VALUE + 4, work -> new TextFunctions(work).split("a😀c", "", -1));
  }

  @Test
  void countsWhatItLooksThrough() {
    Cost.assertSteps(2, work -> new TextFunctions(work).contains("a".repeat(128), "b"));
    Cost.assertSteps(
        (128 + 40) / 8, work -> new TextFunctions(work).contains("a".repeat(128), LONG));
    Cost.assertSteps(
        (128 + 40) / 8, work -> new TextFunctions(work).indexOf("a".repeat(128), LONG, 3));
    // A search through the text and one step for each find.
    Cost.assertSteps(
        2 + 128,
        work -> new TextFunctions(work).lastIndexOf("a".repeat(128), "a", Optional.empty()));
    Cost.assertSteps(
        (128 + 64) / 8 + 65 * 2,
        work ->
            new TextFunctions(work).lastIndexOf("a".repeat(128), "a".repeat(64), Optional.empty()));
  }

  @Test
  void countsAMatchByPatternAndText() {
    String pattern = "a{1,9}b".repeat(4);
    String text = "ab".repeat(300);
    long whole = steps(work -> new TextFunctions(work).matches(text, pattern));
    long without = steps(work -> new TextFunctions(work).matches("", pattern));
    long squares = (long) pattern.length() * pattern.length() / 64;

    assertThat(without).isGreaterThan(squares + 1);
    assertThat(whole - without).isGreaterThan(text.length() / 6);
    Cost.assertSteps(whole, work -> new TextFunctions(work).matches(text, pattern));
  }

  private static long steps(Consumer<Work> computation) {
    long low = 0;
    long high = 1L << 30;
    while (low + 1 < high) {
      long middle = (low + high) >>> 1;
      try {
        computation.accept(new Work(new Work.Allowance(Long.MAX_VALUE, middle, Long.MAX_VALUE)));
        high = middle;
      } catch (ExpressionFault e) {
        low = middle;
      }
    }
    return high;
  }
}
