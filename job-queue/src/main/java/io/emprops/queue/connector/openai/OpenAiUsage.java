package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.queue.connector.Provider.Tokens;

/** Reads OpenAI's {@code usage}; cached tokens are among the input tokens. */
final class OpenAiUsage {
  private OpenAiUsage() {}

  /** Of an answer, by the names that its API has for tokens in and out. */
  static Tokens of(JsonObject answer, String input, String output) {
    JsonObject usage = object(answer, "usage").orElse(JsonValue.emptyObject());
    JsonObject details = object(usage, input + "_details").orElse(JsonValue.emptyObject());
    return new Tokens(
        count(usage, input), count(usage, output), count(details, "cached_tokens"), null);
  }
}
