package io.emprops.template;

import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static io.emprops.template.Engine.inputs;
import static io.emprops.template.Engine.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every value. */
final class RenderPropertiesTest {
  private static final CompiledTemplate JSON =
      compiled(
          document(
              "{\"a\":\"{{v}}\",\"b\":[\"{{v}}\"],\"c\":{\"d\":\"{{v}}\"}}",
              "{\"v\":{\"type\":\"json\",\"nullable\":true}}"));
  private static final CompiledTemplate TEXT =
      compiled(
          document(
              "{\"a\":\"{{v}}\",\"b\":\"<{{v}}|{{v}}>\",\"k{{v}}\":1,\"z\":2}",
              "{\"v\":{\"type\":\"text\"}}"));
  private static final CompiledTemplate NUMBER =
      compiled(document("[\"{{v}}\",\"={{v}}\"]", "{\"v\":{\"type\":\"number\"}}"));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLeafEqualsTheValue(long seed) {
    JsonValue value = new RandomJson(seed).value(4);

    JsonValue payload = rendered(JSON, inputs("v", value));

    assertThat(payload)
        .isEqualTo(
            JsonValue.object()
                .put("a", value)
                .put("b", JsonValue.array(value))
                .put("c", JsonValue.object().put("d", value).build())
                .build());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void textChangesNothingAroundIt(long seed) {
    String text = new RandomJson(seed).text();

    JsonValue payload = rendered(TEXT, inputs("v", JsonValue.of(text)));

    assertThat(payload)
        .isEqualTo(
            JsonValue.object()
                .put("a", text)
                .put("b", "<" + text + "|" + text + ">")
                .put("k" + text, 1)
                .put("z", 2)
                .build());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theNumberKeepsItsDigits(long seed) {
    var number = new RandomJson(seed).number();

    JsonValue payload = rendered(NUMBER, inputs("v", number));

    assertThat(payload).isEqualTo(JsonValue.array(number, JsonValue.of("=" + number.digits())));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTemplateWithoutPlaceholdersComesOutAsItStands(long seed) {
    JsonValue value = withoutBraces(new RandomJson(seed).value(5));

    JsonValue payload = rendered(compiled(document(value.toJson(), "{}")), JsonValue.emptyObject());

    assertThat(payload).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rawComesOutAsItStands(long seed) {
    JsonValue value = new RandomJson(seed).value(5);

    JsonValue payload =
        rendered(
            compiled(document("{\"$raw\":" + value.toJson() + "}", "{}")), JsonValue.emptyObject());

    assertThat(payload).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thePayloadSurvivesBeingWrittenAndRead(long seed) {
    JsonValue payload = rendered(JSON, inputs("v", new RandomJson(seed).value(4)));

    assertThat(JsonText.parse(payload.toJson())).isEqualTo(payload);
  }

  @Test
  void theSameInputsGiveTheSamePayload() {
    var template =
        compiled(
            document(
                "[\"{{s}}\",\"{{now()}}\"]", "{\"s\":{\"type\":\"seed\",\"randomize\":true}}"));

    JsonValue first = rendered(template, JsonValue.emptyObject());
    JsonValue second = rendered(template, JsonValue.emptyObject());

    assertThat(first).isEqualTo(second);
    assertThat(((JsonArray) first).elements()).hasSize(2);
  }

  /** Braces and directives would be read; a sign between them makes them text. */
  private static JsonValue withoutBraces(JsonValue value) {
    return switch (value) {
      case JsonValue.JsonString(String text) -> JsonValue.of(harmless(text));
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(RenderPropertiesTest::withoutBraces).toList());
      case JsonObject(var members) -> {
        var object = JsonValue.object();
        members.forEach((name, member) -> object.put(harmless(name), withoutBraces(member)));
        yield object.build();
      }
      case JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> value;
    };
  }

  private static String harmless(String text) {
    String harmless = text.replace("{", "{.");
    return List.of("$if", "$raw").contains(harmless) ? harmless + "." : harmless;
  }
}
