package io.emprops.template.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.ChoiceOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Few options are looked through, many are indexed, to the same end. */
class ChoiceIndexTest {
  private static final List<String> OPTIONS =
      List.of("\"a\"", "\"1\"", "1", "2.50", "true", "\"false\"", "1e400");

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "\"1\"", "1", "1.0", "2.5", "true", "\"false\"", "1e400"})
  void holdsItsOptionsAndNumbersOfTheSameValue(String value) {
    assertThat(few().holds(JsonText.parse(value))).isTrue();
    assertThat(many().holds(JsonText.parse(value))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b\"", "\"true\"", "2", "false", "1e401"})
  void holdsNothingElse(String value) {
    assertThat(few().holds(JsonText.parse(value))).isFalse();
    assertThat(many().holds(JsonText.parse(value))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a, '\"a\"'", "1, '\"1\"'", "2.50, 2.50", "true, true", "1e400, 1e400"})
  void findsTheFirstOptionThatIsWrittenSo(String text, String option) {
    assertThat(few().written(text)).contains(JsonText.parse(option));
    assertThat(many().written(text)).contains(JsonText.parse(option));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5", "b", "", "TRUE"})
  void findsNoneThatIsWrittenOtherwise(String text) {
    assertThat(few().written(text)).isEmpty();
    assertThat(many().written(text)).isEmpty();
  }

  private static ChoiceIndex few() {
    ChoiceIndex few = ChoiceIndex.of(options());
    assertThat(few).isInstanceOf(ChoiceIndex.Few.class);
    return few;
  }

  private static ChoiceIndex many() {
    List<ChoiceOption> options = new ArrayList<>(options());
    for (int i = 0; i < ChoiceIndex.FEW; i++) {
      options.add(option(JsonValue.of("more " + i)));
    }
    ChoiceIndex many = ChoiceIndex.of(options);
    assertThat(many).isInstanceOf(ChoiceIndex.Many.class);
    return many;
  }

  private static List<ChoiceOption> options() {
    return OPTIONS.stream().map(JsonText::parse).map(ChoiceIndexTest::option).toList();
  }

  private static ChoiceOption option(JsonValue value) {
    return new ChoiceOption(value, value.toJson(), null);
  }
}
