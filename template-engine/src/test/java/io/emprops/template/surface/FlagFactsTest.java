package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlagFactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "json"}                                     | ~~
          {"type": "json", "required": true}                   | (required)
          {"type": "json", "deprecated": true}                 | (deprecated)
          {"type": "json", "visible_if": "b"}                  | (only if b)
          {"type": "json", "default": {"a": 1}}                | (default {"a":1})
          {"type": "secret", "default": {"secret": "s"}}       | ~~
          {"type": "json", "label": "A", "description": "B."}  | A. B.
          {"type": "json", "label": " ", "description": "B"}   | B.
          {"type": "json", "description": "B\\n  c"}           | B c.
          {"type": "json", "label": "A", "required": true}     | A. (required)
          {"type": "text", "min_length": 1, "max_length": 2, "pattern": "x"} \
            | (at least 1 characters; at most 2 characters; pattern x)
          {"type": "number", "min": 1, "max": 2, "step": 0.5, "unit": "s"} \
            | (at least 1; at most 2; in steps of 0.5; in s)
          {"type": "number", "exclusive_min": 1, "exclusive_max": 2} | (more than 1; less than 2)
          {"type": "select", "options": ["a", 2]}              | (one of "a", 2)
          {"type": "select", "options": ["a"], "allow_other": true} \
            | (one of "a"; others are allowed)
          {"type": "select", "options_from": "set"}            | (one of the set set)
          {"type": "multiselect", "options": ["a"], "min_items": 1, "max_items": 2} \
            | (one of "a"; at least 1 of them; at most 2 of them)
          {"type": "date", "after": "2026-01-01", "before": "2026-02-01"} \
            | (after 2026-01-01; before 2026-02-01)
          {"type": "url", "schemes": ["https", "wss"], "hosts": ["a.org"]} \
            | (scheme https or wss; host a.org)
          {"type": "image", "multiple": true, "accept": ["image/png"], "max_bytes": 9, \
            "min_items": 1, "max_items": 2} \
            | (accepts image/png; at most 9 bytes; at least 1 of them; at most 2 of them)
          {"type": "list", "min_items": 1, "max_items": 2} | (at least 1 of them; at most 2 of them)
          """)
  void tellWhatADefinitionAsks(String definition, String facts) {
    assertThat(facts(definition)).isEqualTo(facts);
  }

  @ParameterizedTest
  @CsvSource({"20, false", "21, true"})
  void nameTwentyOptions(int options, boolean more) {
    var all = new StringBuilder("1");
    for (int i = 2; i <= options; i++) {
      all.append(",").append(i);
    }
    assertThat(facts("{\"type\": \"select\", \"options\": [" + all + "]}"))
        .contains("19, 20")
        .doesNotContain("21")
        .matches(told -> told.endsWith(", …)") == more);
  }

  private static String facts(String definition) {
    return SurfaceDocument.variables(
            "{\"a\": %s, \"b\": {\"type\": \"checkbox\"}}".formatted(definition))
        .stream()
        .filter(variable -> variable.name().value().equals("a"))
        .map(FlagFacts::of)
        .findFirst()
        .orElseThrow();
  }
}
