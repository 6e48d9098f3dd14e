package io.emprops.it.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.ResponseFormatJsonSchema.JsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.OpenAiApi;
import io.emprops.it.provider.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code openai_chat} sends what OpenAI's own client sends, and hands over what that client reads;
 * the stand-in for the provider is held against that client as well.
 */
final class OpenAiClientTest {
  private static final Map<String, Object> PLACE =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of("city", Map.of("type", "string"), "days", Map.of("type", "integer")),
          "required",
          List.of("city", "days"),
          "additionalProperties",
          false);

  private final FakeProviders providers = FakeProviders.start(0);
  private final OpenAIClient official =
      OpenAIOkHttpClient.builder()
          .baseUrl(providers.url("openai") + "/v1")
          .apiKey(OpenAiApi.KEY)
          .maxRetries(0)
          .responseValidation(true)
          .build();
  private final SameRequest ours = new SameRequest("openai_chat", providers);

  @AfterEach
  void stop() {
    official.close();
    ours.close();
    providers.close();
  }

  static Stream<ChatCompletionCreateParams> requests() {
    return Stream.of(
        asked().temperature(0.25).maxCompletionTokens(200).topP(0.9).stop("never").build(),
        asked()
            .addFunctionTool(
                FunctionDefinition.builder()
                    .name("weather")
                    .description("The weather of some days")
                    .strict(true)
                    .parameters(
                        FunctionParameters.builder()
                            .putAllAdditionalProperties(values(PLACE))
                            .build())
                    .build())
            .toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED)
            .build(),
        asked()
            .responseFormat(
                ResponseFormatJsonSchema.builder()
                    .jsonSchema(
                        JsonSchema.builder()
                            .name("place")
                            .strict(true)
                            .schema(
                                JsonSchema.Schema.builder()
                                    .putAllAdditionalProperties(values(PLACE))
                                    .build())
                            .build())
                    .build())
            .build());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void asksAtOnceAsTheClientDoes(ChatCompletionCreateParams request) {
    ChatCompletion theirs = official.chat().completions().create(request);

    assertSame(ours.resultOfTheSame(Map.of("stream", false)), theirs);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void streamsAsTheClientDoes(ChatCompletionCreateParams request) {
    ChatCompletion theirs = streamed(request);

    assertSame(ours.resultOfTheSame(Map.of()), theirs);
  }

  @Test
  void theClientReadsTheWholeText() {
    ChatCompletionCreateParams request = asked().build();

    assertThat(streamed(request).choices().getFirst().message().content()).contains(Words.TEXT);
    assertThat(
            official.chat().completions().create(request).choices().getFirst().message().content())
        .contains(Words.TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "429", "500"})
  void theClientKnowsTheErrorsOfTheStandIn(String status) {
    Class<?> known =
        switch (status) {
          case "400" -> BadRequestException.class;
          case "401" -> UnauthorizedException.class;
          case "429" -> RateLimitException.class;
          default -> InternalServerException.class;
        };

    assertThatThrownBy(
            () -> official.chat().completions().create(asked().model("fault-" + status).build()))
        .isInstanceOf(known);
  }

  private ChatCompletion streamed(ChatCompletionCreateParams request) {
    var all = ChatCompletionAccumulator.create();
    ChatCompletionCreateParams withUsage =
        request.toBuilder()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (StreamResponse<ChatCompletionChunk> chunks =
        official.chat().completions().createStreaming(withUsage)) {
      chunks.stream().forEach(all::accumulate);
    }
    return all.chatCompletion();
  }

  private static void assertSame(JsonNode result, ChatCompletion theirs) {
    ChatCompletion read = ObjectMappers.jsonMapper().convertValue(result, ChatCompletion.class);
    ChatCompletion.Choice mine = read.validate().choices().getFirst();
    ChatCompletion.Choice choice = theirs.choices().getFirst();
    assertThat(mine.message().content().orElse(""))
        .isEqualTo(choice.message().content().orElse(""));
    assertThat(mine.message().toolCalls().orElse(List.of()))
        .isEqualTo(choice.message().toolCalls().orElse(List.of()));
    assertThat(mine.finishReason()).isEqualTo(choice.finishReason());
    assertThat(read.usage()).isPresent().isEqualTo(theirs.usage());
    assertThat(read.id()).isNotEmpty();
  }

  private static ChatCompletionCreateParams.Builder asked() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-" + UUID.randomUUID())
        .addSystemMessage("You are brief.")
        .addUserMessage("What is \"there\"? 👩‍🚀");
  }

  private static Map<String, JsonValue> values(Map<String, Object> schema) {
    return schema.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, member -> JsonValue.from(member.getValue())));
  }
}
