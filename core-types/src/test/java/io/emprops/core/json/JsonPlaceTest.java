package io.emprops.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPlaceTest {
  private static final JsonValue VALUE =
      JsonText.parse(
          """
          {"a": {"b/c": [1, {"d~e": "x"}]}, "": {"": 2}, "n": null, "0": "zero", "list": ["p", "q"]}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /a/b~1c/0 | 1
          /a/b~1c/1/d~0e | "x"
          // | 2
          /n | null
          /0 | "zero"
          /list/1 | "q"
          list[1] | "q"
          $.list[0] | "p"
          list.1 | "q"
          $.n | null
          """)
  void findsWhatStandsThere(String place, String found) {
    assertThat(JsonPlace.parse(place).in(VALUE)).contains(JsonText.parse(found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$"})
  void isTheWholeWhereItIsEmpty(String place) {
    assertThat(JsonPlace.parse(place).in(VALUE)).contains(VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/x", "/list/2", "/list/-1", "/list/p", "/list/9999999999", "/0/0", "/n/a", "a.x"})
  void findsNothingWhereNothingStands(String place) {
    assertThat(JsonPlace.parse(place).in(VALUE)).isEmpty();
  }
}
