package io.emprops.queue.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final JsonValue ANSWER =
      JsonText.parse(
          """
          {"status": "done", "n": 1.0, "off": false, "on": true, "none": null, "list": [0, "x"]}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"path": "/status", "equals": "done"}           | true
          {"path": "status", "equals": "done"}            | true
          {"path": "/status", "equals": "DONE"}           | false
          {"path": "/n", "equals": 1}                     | true
          {"path": "/n", "equals": "1.0"}                 | false
          {"path": "/none", "equals": null}               | true
          {"path": "/absent", "equals": null}             | false
          {"path": "/off", "equals": false}               | true
          {"path": "/status", "in": ["failed", "done"]}   | true
          {"path": "/status", "in": ["failed"]}           | false
          {"path": "/list/1", "in": ["x"]}                | true
          {"path": "/absent", "in": ["x"]}                | false
          {"path": "/off", "exists": true}                | true
          {"path": "/none", "exists": true}               | false
          {"path": "/none", "exists": false}              | true
          {"path": "/absent", "exists": false}            | true
          {"path": "/status", "exists": false}            | false
          {"path": "/status"}                             | true
          {"path": "/on"}                                 | true
          {"path": "/off"}                                | false
          {"path": "/none"}                               | false
          {"path": "/absent"}                             | false
          {"path": ""}                                    | true
          """)
  void holdsOfAnAnswer(String condition, boolean holds) {
    assertThat(read(condition).holdsOf(ANSWER)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"path\": 1}",
        "{\"equals\": 1}",
        "{\"path\": \"/a\", \"in\": \"x\"}",
        "{\"path\": \"/a\", \"exists\": \"yes\"}",
        "{\"path\": \"/a\", \"equals\": 1, \"in\": [1]}",
        "{\"path\": \"/a\", \"in\": [1], \"exists\": true}"
      })
  void refusesWhatIsNoCondition(String condition) {
    assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> read(condition));
  }

  private static Condition read(String condition) {
    var payload = JsonText.parse("{\"done\":" + condition + "}");
    return Condition.read(PayloadReader.of(payload), "done").orElseThrow();
  }
}
