package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.template.expression.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition tells of the values that expressions compute with. */
final class ValueTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "text"}                                  | TEXT
          {"type": "number"}                                | NUMBER
          {"type": "seed"}                                  | NUMBER
          {"type": "checkbox"}                              | BOOLEAN
          {"type": "checkbox", "nullable": true}            | BOOLEAN
          {"type": "json"}                                  | ANY
          {"type": "list"}                                  | LIST
          {"type": "object"}                                | OBJECT
          {"type": "image"}                                 | FILE
          {"type": "image", "multiple": true}               | LIST
          {"type": "multiselect", "options": ["a"]}         | LIST
          {"type": "select", "options": ["a", "b"]}         | TEXT
          {"type": "select", "options": [1, 2]}             | NUMBER
          {"type": "select", "options": [true]}             | BOOLEAN
          {"type": "select", "options": ["a", 1]}           | ANY
          {"type": "select", "options": ["a"], "allow_other": true} | ANY
          {"type": "select", "options_from": "set"}         | ANY
          """)
  void isOfTheKindOfTheDefinition(String definition, ValueType.Kind kind) {
    assertThat(type(definition).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "list", "items": {"type": "number"}}     | NUMBER
          {"type": "list"}                                  | ANY
          {"type": "multiselect", "options": [1]}           | NUMBER
          {"type": "image", "multiple": true}               | FILE
          {"type": "text"}                                  | ANY
          """)
  void tellsWhatAnElementIs(String definition, ValueType.Kind kind) {
    assertThat(type(definition).element().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "file"}                                                                   | true
          {"type": "file", "multiple": true}                                                 | true
          {"type": "text"}                                                                   | false
          {"type": "list", "items": {"type": "text"}}                                        | false
          {"type": "list", "items": {"type": "audio"}}                                       | true
          {"type": "object", "fields": {"a": {"type": "text"}}}                              | false
          {"type": "object", "fields": {"a": {"type": "text"}, "b": {"type": "video"}}}      | true
          {"type": "list", "items": {"type": "object", "fields": {"a": {"type": "file"}}}}   | true
          """)
  void knowsWhetherItHoldsFiles(String definition, boolean holdsFile) {
    assertThat(type(definition).holdsFile()).isEqualTo(holdsFile);
  }

  private static ValueType type(String definition) {
    return Engine.compiled(Engine.document("null", "{\"a\": %s}".formatted(definition)))
        .definitions()
        .values()
        .stream()
        .map(ValueType::of)
        .findFirst()
        .orElseThrow();
  }
}
