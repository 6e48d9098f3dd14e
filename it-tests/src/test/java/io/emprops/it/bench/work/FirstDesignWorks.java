package io.emprops.it.bench.work;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The three documents with which the idea was first explained. */
final class FirstDesignWorks {
  private FirstDesignWorks() {}

  static Work chat() {
    return work(
        "chat",
        "openai-chat",
        """
        {"model": "gpt-4o-mini",
         "system_prompt": "You are a patient teacher. Answer in plain words and in at most five sentences.",
         "user_input": "My teacher said \\"it depends\\".\\nHow do I know which of the two answers fits my case?",
         "temperature": 0.7, "max_tokens": 1200}
        """);
  }

  static Work claude() {
    return work(
        "claude",
        "claude",
        """
        {"model": "claude-3-haiku-20240307", "max_tokens": 2000,
         "prompt": "Summarise the text below in three points.\\n\\nThe \\"river\\" is a road that moves by itself."}
        """);
  }

  static Work webhook() {
    return work(
        "webhook",
        "webhook",
        """
        {"webhook_url": "https://example.com/hooks/orders", "api_key": "key-1234567890abcdef",
         "input_text": "Order 4711 is \\"ready\\": bring it to the front desk before noon, please.",
         "output_format": "json", "priority": "high"}
        """);
  }

  private static Work work(String name, String document, String inputs) {
    return new Work(name, source(document), (JsonObject) JsonText.parse(inputs));
  }

  private static String source(String document) {
    String resource = "/first-design/" + document + ".json";
    try (var stream = FirstDesignWorks.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
