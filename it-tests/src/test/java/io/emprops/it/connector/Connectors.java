package io.emprops.it.connector;

import io.emprops.core.worker.port.out.Connector;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.it.provider.AnthropicApi;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.GeminiApi;
import io.emprops.it.provider.OpenAiApi;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.claude.ClaudeProvider;
import io.emprops.queue.connector.gemini.GeminiProvider;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.ollama.OllamaProvider;
import io.emprops.queue.connector.openai.OpenAiChatProvider;
import io.emprops.queue.connector.openai.OpenAiEmbeddingsProvider;
import io.emprops.queue.connector.openai.OpenAiImageProvider;
import io.emprops.queue.connector.openai.OpenAiResponsesProvider;
import java.util.List;
import java.util.Optional;

/** The connectors of the table in the reference of connectors. */
final class Connectors {
  private static final String MESSAGES =
      "\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]";

  private Connectors() {}

  static List<ConnectorUnderTest> all() {
    return List.of(
        new ConnectorUnderTest(
            "openai_chat",
            true,
            "{%s}".formatted(MESSAGES),
            (providers, calling) -> openAi(OpenAiChatProvider::new, providers, calling)),
        new ConnectorUnderTest(
            "openai_responses",
            true,
            "{\"input\": \"Hi\"}",
            (providers, calling) -> openAi(OpenAiResponsesProvider::new, providers, calling)),
        new ConnectorUnderTest(
            "openai_image",
            false,
            "{\"prompt\": \"A lighthouse\"}",
            (providers, calling) -> openAi(OpenAiImageProvider::new, providers, calling)),
        new ConnectorUnderTest(
            "openai_embeddings",
            false,
            "{\"input\": \"Hi\"}",
            (providers, calling) -> openAi(OpenAiEmbeddingsProvider::new, providers, calling)),
        new ConnectorUnderTest(
            "claude_api",
            true,
            "{\"max_tokens\": 100, %s}".formatted(MESSAGES),
            Connectors::claude),
        new ConnectorUnderTest(
            "gemini",
            true,
            "{\"contents\": [{\"parts\": [{\"text\": \"Hi\"}]}]}",
            (providers, calling) ->
                connector(
                    GeminiProvider::new,
                    providers.url("gemini") + "/v1beta",
                    GeminiApi.KEY,
                    calling)),
        new ConnectorUnderTest(
            "ollama",
            true,
            "{%s}".formatted(MESSAGES),
            (providers, calling) ->
                connector(OllamaProvider::new, providers.url("ollama"), "", calling)));
  }

  /** The one of this type. */
  static ConnectorUnderTest named(String type) {
    return all().stream()
        .filter(connector -> connector.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no connector " + type));
  }

  private static Connector openAi(Maker maker, FakeProviders providers, Calling calling) {
    return connector(maker, providers.url("openai") + "/v1", OpenAiApi.KEY, calling);
  }

  private static Connector claude(FakeProviders providers, Calling calling) {
    return connector(ClaudeProvider::new, providers.url("anthropic"), AnthropicApi.KEY, calling);
  }

  private static Connector connector(Maker maker, String url, String key, Calling calling) {
    Provider provider =
        maker.make(new ApiAccess(url, key, "KEY"), calling.caller(), calling.failures());
    return new ProviderConnector(provider, (_, _, _) -> Optional.empty());
  }

  /** A provider's constructor. */
  private interface Maker {
    Provider make(ApiAccess access, HttpCaller caller, HttpFailures failures);
  }
}
