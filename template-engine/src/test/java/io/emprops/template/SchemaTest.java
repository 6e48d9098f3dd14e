package io.emprops.template;

import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static io.emprops.template.Engine.inputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {
  private static final List<String> VALUES =
      Stream.concat(
              Stream.of(
                  "null",
                  "true",
                  "false",
                  "\"\"",
                  "\"true\"",
                  "\"a\"",
                  "\"ab\"",
                  "\"abcd\"",
                  "0",
                  "1",
                  "1.0",
                  "-1",
                  "2.5",
                  "3",
                  "1e2",
                  "\"1\"",
                  "\"1.5\"",
                  "\"-0\"",
                  "\"1e2\"",
                  "[]",
                  "[1]",
                  "[\"a\"]",
                  "[\"a\",\"1\",true]",
                  "[null]",
                  "{}",
                  "{\"asset\":\"x\"}",
                  "{\"secret\":\"x\"}",
                  "[{\"asset\":\"x\"}]",
                  "{\"a\":1}",
                  "{\"a\":\"1\",\"b\":\"x\"}",
                  "{\"b\":\"\"}",
                  "{\"c\":1}",
                  "\"2026-01-31\"",
                  "\"08:30:00\"",
                  "\"2026-01-31T08:30:00Z\"",
                  "\"#112233\"",
                  "\"https://example.com/\"",
                  "\"a@example.com\""),
              Stream.of("\"\\ud800\"", "\"{{a}}\""))
          .toList();

  static Stream<String> definitions() {
    return Stream.of(
            "\"type\":\"text\"",
            "\"type\":\"text\",\"min_length\":2,\"max_length\":3",
            "\"type\":\"textarea\",\"pattern\":\"^a\"",
            "\"type\":\"number\",\"min\":0,\"exclusive_max\":3",
            "\"type\":\"integer\",\"max\":2",
            "\"type\":\"slider\",\"step\":0.5,\"exclusive_min\":0",
            "\"type\":\"select\",\"options\":[\"a\",1,true,{\"value\":2.5}]",
            "\"type\":\"select\",\"options\":[\"a\"],\"allow_other\":true",
            "\"type\":\"multiselect\",\"options\":[\"a\",1,true],\"max_items\":2",
            "\"type\":\"multiselect\",\"options_from\":\"s\",\"min_items\":1",
            "\"type\":\"checkbox\"",
            "\"type\":\"date\"",
            "\"type\":\"time\"",
            "\"type\":\"datetime\"",
            "\"type\":\"color\"",
            "\"type\":\"url\"",
            "\"type\":\"email\"",
            "\"type\":\"image\"",
            "\"type\":\"file\",\"multiple\":true,\"max_items\":1",
            "\"type\":\"json\"",
            "\"type\":\"secret\"",
            "\"type\":\"seed\",\"randomize\":true,\"min\":1",
            "\"type\":\"list\"",
            "\"type\":\"list\",\"items\":{\"type\":\"text\",\"required\":true}",
            "\"type\":\"object\"",
            "\"type\":\"object\",\"fields\":{\"a\":{\"type\":\"integer\",\"required\":true},"
                + "\"b\":{\"type\":\"text\",\"required\":true,\"default\":\"dd\",\"min_length\":2}}")
        .flatMap(
            own ->
                Stream.of(
                    own,
                    own + ",\"required\":true",
                    own + ",\"nullable\":true",
                    own + ",\"required\":true,\"nullable\":true",
                    own + ",\"on_missing\":\"error\""));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void neverRefusesWhatTheCheckerAccepts(String definition) {
    var template = compiled(document("\"{{v}}\"", "{\"v\":{" + definition + "}}"));

    for (String value : VALUES) {
      holds(template, inputs("v", JsonText.parse(value)));
    }
    holds(template, JsonValue.emptyObject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"text\",\"min_length\":2,\"default\":\"dd\"",
        "\"type\":\"number\",\"min\":1,\"default\":1",
        "\"type\":\"select\",\"options\":[\"a\"],\"default\":\"a\"",
        "\"type\":\"checkbox\",\"default\":true",
        "\"type\":\"list\",\"default\":[]"
      })
  void anEmptyTextMayStandForTheDefault(String definition) {
    var template =
        compiled(document("\"{{v}}\"", "{\"v\":{" + definition + ",\"required\":true}}"));

    for (String value : VALUES) {
      holds(template, inputs("v", JsonText.parse(value)));
    }
  }

  @Test
  void aHiddenVariableIsNotChecked() {
    var template =
        compiled(
            document(
                "\"{{v}}\"",
                "{\"c\":{\"type\":\"checkbox\"},"
                    + "\"v\":{\"type\":\"number\",\"required\":true,\"visible_if\":\"c\"}}"));

    for (String value : VALUES) {
      holds(template, inputs("v", JsonText.parse(value)));
    }
    holds(template, JsonValue.emptyObject());
  }

  @Test
  void saysWhatItCan() {
    var template =
        compiled(
            document(
                "\"{{n}}{{s}}\"",
                "{\"n\":{\"type\":\"integer\",\"min\":1,\"max\":9,\"step\":2,\"required\":true,"
                    + "\"label\":\"N\"},\"s\":{\"type\":\"text\",\"default\":\"x\"}}"));

    assertThat(template.schema().toJson())
        .isEqualTo(
            "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\","
                + "\"properties\":{\"n\":{\"title\":\"N\",\"type\":[\"integer\",\"string\"],"
                + "\"minimum\":1,\"maximum\":9,"
                + "\"pattern\":\"^-?(?:0|[1-9][0-9]*)(?:\\\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$\","
                + "\"x-emprops-checks\":{\"finite\":true,\"integer\":true,\"min\":1,\"max\":9,"
                + "\"step\":2}},"
                + "\"s\":{\"default\":\"x\",\"type\":[\"string\",\"null\"]}},"
                + "\"required\":[\"n\"],\"additionalProperties\":false}");
  }

  @Test
  void refusesWhatItCan() {
    var schema =
        compiled(
                document("\"{{n}}\"", "{\"n\":{\"type\":\"integer\",\"min\":1,\"required\":true}}"))
            .schema();

    assertThat(Stream.of("{}", "{\"n\":0}", "{\"n\":1.5}", "{\"n\":null}", "{\"n\":1,\"m\":1}"))
        .noneMatch(inputs -> SchemaOracle.accepts(schema, JsonText.parse(inputs)));
    assertThat(SchemaOracle.accepts(schema, JsonText.parse("{\"n\":1}"))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void samplesAreAccepted(String definition) {
    if (definition.contains("pattern")) {
      return;
    }
    var template = compiled(document("\"{{v}}\"", "{\"v\":{" + definition + "}}"));

    assertThat(template.check(template.sampleInputs(), UnknownInputs.REFUSE))
        .isInstanceOf(Checked.Accepted.class);
  }

  private static void holds(CompiledTemplate template, JsonObject inputs) {
    if (template.check(inputs, UnknownInputs.REFUSE) instanceof Checked.Accepted) {
      assertThat(SchemaOracle.accepts(template.schema(), inputs)).as(inputs.toJson()).isTrue();
    }
  }
}
