package io.emprops.it.provider;

import java.util.List;

/** The providers that the fake server stands for. */
final class FakeApis {
  private FakeApis() {}

  static List<FakeApi> all() {
    return List.of(
        new OpenAiApi(),
        new AnthropicApi(),
        new GeminiApi(),
        new OllamaApi(),
        new ComfyUiApi(),
        new AsyncJobsApi(),
        new WebhookApi(),
        new AnyApi());
  }
}
