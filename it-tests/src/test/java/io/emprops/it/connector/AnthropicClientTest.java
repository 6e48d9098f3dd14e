package io.emprops.it.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.ObjectMappers;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Metadata;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceAny;
import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.provider.AnthropicApi;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.Words;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code claude_api} sends what Anthropic's own client sends, and hands over what that client
 * reads; the stand-in for the provider is held against that client as well.
 */
final class AnthropicClientTest {
  private static final String VERSION = "anthropic_version";

  /** The version of the API that the client speaks. */
  private static final String CURRENT = "2026-10-21";

  private final FakeProviders providers = FakeProviders.start(0);
  private final AnthropicClient official =
      AnthropicOkHttpClient.builder()
          .baseUrl(providers.url("anthropic"))
          .apiKey(AnthropicApi.KEY)
          .maxRetries(0)
          .responseValidation(true)
          .build();
  private final SameRequest ours = new SameRequest("claude_api", providers);

  @AfterEach
  void stop() {
    official.close();
    ours.close();
    providers.close();
  }

  static Stream<MessageCreateParams> requests() {
    return Stream.of(
        asked().addStopSequence("never").metadata(Metadata.builder().userId("u-1").build()).build(),
        asked().enabledThinking(1_024).maxTokens(4_096).build(),
        asked()
            .addTool(
                Tool.builder()
                    .name("weather")
                    .description("The weather of some days")
                    .inputSchema(
                        Tool.InputSchema.builder()
                            .properties(
                                Tool.InputSchema.Properties.builder()
                                    .putAdditionalProperty(
                                        "city", JsonValue.from(Map.of("type", "string")))
                                    .putAdditionalProperty(
                                        "days", JsonValue.from(Map.of("type", "integer")))
                                    .build())
                            .addRequired("city")
                            .build())
                    .build())
            .toolChoice(ToolChoiceAny.builder().build())
            .build());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void asksAtOnceAsTheClientDoes(MessageCreateParams request) {
    Message theirs = official.messages().create(request);

    assertSame(ours.resultOfTheSame(Map.of(VERSION, CURRENT, "stream", false), VERSION), theirs);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void streamsAsTheClientDoes(MessageCreateParams request) {
    Message theirs = streamed(request);

    assertSame(ours.resultOfTheSame(Map.of(VERSION, CURRENT), VERSION), theirs);
  }

  @Test
  void theClientReadsTheWholeText() {
    MessageCreateParams request = asked().build();

    assertThat(text(streamed(request))).isEqualTo(Words.TEXT);
    assertThat(text(official.messages().create(request))).isEqualTo(Words.TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "429", "529"})
  void theClientKnowsTheErrorsOfTheStandIn(String status) {
    Class<?> known =
        switch (status) {
          case "400" -> BadRequestException.class;
          case "401" -> UnauthorizedException.class;
          case "429" -> RateLimitException.class;
          default -> InternalServerException.class;
        };

    assertThatThrownBy(() -> official.messages().create(asked().model("fault-" + status).build()))
        .isInstanceOf(known);
  }

  private Message streamed(MessageCreateParams request) {
    var all = MessageAccumulator.create();
    try (StreamResponse<RawMessageStreamEvent> events =
        official.messages().createStreaming(request)) {
      events.stream().forEach(all::accumulate);
    }
    return all.message();
  }

  private static String text(Message message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(block -> block.text())
        .reduce("", String::concat);
  }

  private static void assertSame(JsonNode result, Message theirs) {
    Message read = ObjectMappers.jsonMapper().convertValue(result, Message.class).validate();
    assertThat(read.content()).hasSameSizeAs(theirs.content());
    for (int i = 0; i < read.content().size(); i++) {
      assertSame(read.content().get(i), theirs.content().get(i));
    }
    assertThat(read.stopReason()).isPresent().isEqualTo(theirs.stopReason());
    assertThat(read.usage().inputTokens()).isEqualTo(theirs.usage().inputTokens());
    assertThat(read.usage().outputTokens()).isEqualTo(theirs.usage().outputTokens());
    assertThat(read.id()).isNotEmpty();
  }

  private static void assertSame(ContentBlock read, ContentBlock theirs) {
    assertThat(read.text().map(block -> block.text()))
        .isEqualTo(theirs.text().map(block -> block.text()));
    assertThat(read.thinking().map(block -> block.thinking() + block.signature()))
        .isEqualTo(theirs.thinking().map(block -> block.thinking() + block.signature()));
    assertThat(read.toolUse().map(block -> block.name() + block._input()))
        .isEqualTo(theirs.toolUse().map(block -> block.name() + block._input()));
  }

  private static MessageCreateParams.Builder asked() {
    return MessageCreateParams.builder()
        .model("claude-" + UUID.randomUUID())
        .maxTokens(100)
        .system("You are brief.")
        .addUserMessage("What is \"there\"? 👩‍🚀");
  }
}
