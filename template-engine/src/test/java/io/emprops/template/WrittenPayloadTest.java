package io.emprops.template;

import static io.emprops.template.Engine.CONTEXT;
import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.WriteOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A payload that is written is the text of the one that is rendered, or has the same errors. */
class WrittenPayloadTest {
  private static final String TYPES =
      """
      {"t": {"type": "text"}, "n": {"type": "number", "nullable": true},
       "f": {"type": "checkbox"}, "j": {"type": "json"},
       "e": {"type": "text", "on_missing": "empty"}, "z": {"type": "text", "on_missing": "null"},
       "s": {"type": "seed", "randomize": true}}
      """;

  /** Templates that are filled at once where all their variables have values, and others. */
  private static final List<String> TEMPLATES =
      List.of(
          "\"{{t}}\"",
          "\"a {{t}} b {{n}} c {{f}}{{t}}\"",
          "[]",
          "{}",
          "[\"{{t}}\", \"{{n}}\", \"{{f}}\", \"{{j}}\", null, 1.50, {\"x\": []}]",
          "{\"a\": \"{{t}}\", \"b\": {\"c\": \"{{j}}\", \"d\": [\"{{n}}\"]}, \"ä\\\"\": \"é{{t}}\\n\"}",
          "{\"a\": \"{{e}}\", \"b\": \"{{z}}\", \"c\": \"{{t}}\", \"d\": [\"{{t}}\", 1]}",
          "{\"a\": \"<{{j}}>\", \"b\": \"<{{n}}>\"}",
          "{\"{{t}}\": 1, \"b\": \"{{n}}\"}",
          "{\"a\": {\"$if\": \"f\", \"then\": \"{{t}}\"}, \"b\": \"{{t}}\"}",
          "[\"{{s}}\", \"{{t}}\"]",
          "[\"{{t + '!'}}\", \"{{j.a}}\"]");

  private static final List<String> INPUTS =
      List.of(
          "{}",
          "{\"t\": \"x\"}",
          "{\"t\": \"\", \"n\": 0, \"f\": false, \"j\": \"\", \"e\": \"\", \"z\": \"\"}",
          "{\"t\": \"\\\"?\\ud83d\", \"n\": -1.50, \"f\": true, \"j\": {\"a\": [1, {\"b\": null}]}, \"s\": 7}",
          "{\"t\": \"😀é\\u0000\", \"n\": 1e3, \"f\": true, \"j\": [], \"e\": \"e\", \"z\": \"z\"}",
          "{\"t\": \"x\", \"n\": null, \"f\": true, \"j\": null}",
          "{\"j\": 1.0, \"f\": true, \"n\": 5, \"t\": \"order\"}");

  @ParameterizedTest
  @MethodSource("templates")
  void isTheTextOfTheRenderedOne(String template) {
    CompiledTemplate compiled = compiled(document(template, TYPES));

    for (String given : INPUTS) {
      var inputs = (JsonObject) JsonText.parse(given);
      var rendered = compiled.render(inputs, CONTEXT, UnknownInputs.REFUSE);
      var written = compiled.write(inputs, CONTEXT, UnknownInputs.REFUSE);

      switch (rendered) {
        case RenderOutcome.Rendered(var payload, var late) ->
            assertThat(written)
                .as("%s with %s", template, given)
                .isInstanceOfSatisfying(
                    WriteOutcome.Written.class,
                    outcome -> {
                      assertThat(outcome.payload().toByteArray())
                          .isEqualTo(payload.toJson().getBytes(UTF_8));
                      assertThat(outcome.late()).isEqualTo(late);
                    });
        case RenderOutcome.Refused(var errors) ->
            assertThat(written).isEqualTo(new WriteOutcome.Refused(errors));
      }
    }
  }

  @Test
  void isRefusedWhereItIsOneByteTooLarge() {
    Limits limits = Limits.standard();
    int most = limits.outputBytes();
    CompiledTemplate compiled = compiled(document("\"{{t}}\"", "{\"t\": {\"type\": \"text\"}}"));

    var largest = compiled.write(text(most - 2), CONTEXT, UnknownInputs.REFUSE);
    var tooLarge = compiled.write(text(most - 1), CONTEXT, UnknownInputs.REFUSE);

    assertThat(largest)
        .isInstanceOfSatisfying(
            WriteOutcome.Written.class,
            outcome -> assertThat(outcome.payload().length()).isEqualTo(most));
    assertThat(tooLarge)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            outcome ->
                assertThat(outcome.errors())
                    .extracting(Diagnostic::code)
                    .containsExactly(ErrorCode.LIMIT_OUTPUT));
  }

  private static JsonObject text(int length) {
    return Engine.inputs("t", JsonValue.of("x".repeat(length)));
  }

  private static Stream<String> templates() {
    return TEMPLATES.stream();
  }
}
