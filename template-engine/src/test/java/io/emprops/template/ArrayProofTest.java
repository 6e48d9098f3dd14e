package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is proved of an array that has room for four elements and is written with five: it is
 * refused unless the fifth may be absent or become any number of elements.
 */
final class ArrayProofTest {
  private static final String LOOP = "{\"$each\": \"l\", \"do\": \"{{item}}\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                              | true
          "required": true                                | false
          "default": "x"                                  | false
          "on_missing": "error"                           | false
          "on_missing": "omit"                            | true
          "on_missing": "empty"                           | false
          "on_missing": "empty", "visible_if": "c"        | false
          "required": true, "visible_if": "c"             | true
          "required": true, "visible_if": "c", "when_hidden": "drop" | true
          "required": true, "visible_if": "c", "when_hidden": "keep" | false
          """)
  void asksWhetherTheVariableMayBeAbsent(String members, boolean mayBeAbsent) {
    assertRoom("\"{{s}}\"", members.isEmpty() ? "" : ", " + members, mayBeAbsent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "e"                                                                  | false
          "{{s}}"                                                              | true
          "{{s}}!"                                                             | false
          {"$if": "c", "then": "e"}                                            | true
          {"$if": "c", "then": "e", "else": "f"}                               | false
          {"$if": "c", "then": "{{s}}", "else": "f"}                           | true
          {"$if": "c", "then": "e", "else": "{{s}}"}                           | true
          {"$switch": [{"case": "c", "then": "e"}]}                            | true
          {"$switch": [{"case": "c", "then": "e"}, {"default": "f"}]}          | false
          {"$switch": [{"case": "c", "then": "{{s}}"}, {"default": "f"}]}      | true
          {"$switch": [{"case": "c", "then": "e"}, {"default": "{{s}}"}]}      | true
          {"$let": {"x": "1"}, "in": "e"}                                      | false
          {"$let": {"x": "1"}, "in": "{{s}}"}                                  | true
          LOOP                                                                 | true
          {"$if": "c", "then": LOOP, "else": "e"}                              | true
          {"$if": "c", "then": "e", "else": LOOP}                              | true
          {"$switch": [{"case": "c", "then": LOOP}, {"default": "f"}]}         | true
          {"$switch": [{"case": "c", "then": "e"}, {"default": LOOP}]}         | true
          {"$let": {"x": "1"}, "in": LOOP}                                     | true
          """)
  void asksWhetherTheElementMayBeAbsentOrSpliced(String element, boolean hasRoom) {
    assertRoom(element.replace("LOOP", LOOP), "", hasRoom);
  }

  private static void assertRoom(String fifth, String members, boolean hasRoom) {
    var errors =
        Engine.errors(
            """
            {"job_type": "openai_chat",
             "template": {"model": "m", "messages": [{"role": "user", "content": "x"}],
               "stop": ["a", "b", "c", "d", %s]},
             "variable_types": {"s": {"type": "text"%s}, "c": {"type": "checkbox"},
               "l": {"type": "list", "items": {"type": "text"}}}}
            """
                .formatted(fifth, members));
    assertThat(errors.contains(ErrorCode.SCHEMA_MISMATCH)).isNotEqualTo(hasRoom);
    assertThat(errors).allMatch(ErrorCode.SCHEMA_MISMATCH::equals);
  }
}
