package io.emprops.template;

import static io.emprops.template.Engine.CONTEXT;
import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.rendered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.VariableUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three documents with which the idea was first explained. */
final class ExampleDocumentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"openai-chat", "claude-api", "custom-webhook"})
  void compilesWithoutAWarning(String example) throws IOException {
    assertThat(Engine.compile(source(example)).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai-chat", "claude-api", "custom-webhook"})
  void canBePreviewedWithoutInputs(String example) throws IOException {
    var template = template(example);

    assertThat(template.render(template.sampleInputs(), CONTEXT, UnknownInputs.REFUSE))
        .isInstanceOf(RenderOutcome.Rendered.class);
  }

  @Test
  void theChatTakesItsDefaults() throws IOException {
    var inputs = inputs("{\"user_input\":\"Say \\\"hi\\\"\\nto {{model}}\"}");

    assertThat(rendered(template("openai-chat"), inputs).toJson())
        .isEqualTo(
            "{\"model\":\"gpt-4o\",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"},"
                + "{\"role\":\"user\",\"content\":\"Say \\\"hi\\\"\\nto {{model}}\"}],"
                + "\"temperature\":0.7,\"max_tokens\":1000}");
  }

  @Test
  void theChatTakesInputsOfAForm() throws IOException {
    var inputs = inputs("{\"user_input\":\"x\",\"temperature\":\"1.20\",\"max_tokens\":\"50\"}");

    assertThat(rendered(template("openai-chat"), inputs).toJson())
        .contains("\"temperature\":1.20,\"max_tokens\":50");
  }

  @Test
  void theChatTellsEveryFaultOfItsInputs() throws IOException {
    var inputs =
        inputs("{\"model\":\"gpt-9\",\"temperature\":3,\"max_tokens\":0,\"user_inputs\":\"x\"}");

    assertThat(refusals(template("openai-chat"), inputs))
        .containsExactly(
            "input.option /inputs/model",
            "input.required /inputs/user_input",
            "input.max /inputs/temperature",
            "input.min /inputs/max_tokens",
            "input.unknown /inputs/user_inputs");
  }

  @Test
  void unknownInputsArePassedOverWhereAsked() throws IOException {
    var inputs = inputs("{\"user_input\":\"x\",\"else\":1}");

    assertThat(template("openai-chat").check(inputs, UnknownInputs.IGNORE))
        .isInstanceOf(Checked.Accepted.class);
  }

  @Test
  void theChatsFormHasAControlForEachKind() throws IOException {
    assertThat(template("openai-chat").form().allFields())
        .extracting(field -> field.name().value(), FormField::control, FormField::required)
        .containsExactly(
            tuple("model", Control.SELECT, false),
            tuple("system_prompt", Control.TEXTAREA, true),
            tuple("user_input", Control.TEXTAREA, true),
            tuple("temperature", Control.NUMBER, false),
            tuple("max_tokens", Control.NUMBER, false));
  }

  @Test
  void theChatKnowsWhereItsVariablesStand() throws IOException {
    assertThat(template("openai-chat").variables())
        .filteredOn(usage -> usage.name().value().equals("user_input"))
        .flatExtracting(VariableUsage::usages)
        .containsExactly(new VariableUsage.Place("/template/messages/1/content", 12, 21));
  }

  @Test
  void claudesPromptIsRequired() throws IOException {
    assertThat(refusals(template("claude-api"), JsonValue.emptyObject()))
        .containsExactly("input.required /inputs/prompt");
    assertThat(refusals(template("claude-api"), inputs("{\"prompt\":\"\"}")))
        .containsExactly("input.required /inputs/prompt");
  }

  @Test
  void claudeGetsItsMessage() throws IOException {
    assertThat(rendered(template("claude-api"), inputs("{\"prompt\":\"Hi\"}")).toJson())
        .isEqualTo(
            "{\"model\":\"claude-3-5-sonnet-20241022\",\"max_tokens\":1000,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  @Test
  void theWebhookPutsItsKeyInsideText() throws IOException {
    var inputs =
        inputs(
            "{\"webhook_url\":\"https://example.com/h\",\"api_key\":\"k\\\"1\","
                + "\"input_text\":\"$& {{api_key}}\",\"priority\":\"high\"}");

    assertThat(rendered(template("custom-webhook"), inputs).toJson())
        .isEqualTo(
            "{\"url\":\"https://example.com/h\",\"method\":\"POST\",\"headers\":{"
                + "\"Authorization\":\"Bearer k\\\"1\",\"Content-Type\":\"application/json\"},"
                + "\"body\":{\"text\":\"$& {{api_key}}\",\"options\":{\"format\":\"json\","
                + "\"priority\":\"high\"}}}");
  }

  private static CompiledTemplate template(String example) throws IOException {
    return compiled(source(example));
  }

  private static JsonObject inputs(String json) {
    return (JsonObject) JsonText.parse(json);
  }

  private static List<String> refusals(CompiledTemplate template, JsonObject inputs) {
    return switch (template.check(inputs, UnknownInputs.REFUSE)) {
      case Checked.Accepted _ -> List.of();
      case Checked.Refused(List<Diagnostic> errors) ->
          errors.stream().map(error -> error.code().wire() + " " + error.pointer()).toList();
    };
  }

  private static String source(String example) throws IOException {
    try (var stream =
        ExampleDocumentsTest.class.getResourceAsStream("/examples/" + example + ".json")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
