package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.egress.ErrorMeanings.Meaning;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.Optional;

/** What the error codes of OpenAI's API mean: of answers, of streams and of failed responses. */
final class OpenAiErrors {
  private OpenAiErrors() {}

  /** What an answer's error means, where its code says more than its status. */
  static Optional<Meaning> meaning(JsonObject error) {
    return switch (code(error)) {
      case "insufficient_quota", "billing_hard_limit_reached" ->
          Optional.of(new Meaning(FailureClass.RESOURCE_LIMIT, "insufficient-quota"));
      case "content_policy_violation",
          "image_content_policy_violation",
          "moderation_blocked",
          "content_filter" ->
          Optional.of(new Meaning(FailureClass.GENERATION_REFUSAL, "refusal"));
      default -> Optional.empty();
    };
  }

  private static String code(JsonObject error) {
    return text(error, "code").or(() -> text(error, "type")).orElse("");
  }

  /** The failure that an error after the answer's beginning stands for. */
  static ProviderFailedException inStream(JsonValue error) {
    if (!(error instanceof JsonObject object)) {
      return new ProviderFailedException(
          FailureClass.SERVICE_ERROR, "stream-error", "The provider stopped: " + error.toJson());
    }
    String message = text(object, "message").orElseGet(object::toJson);
    Meaning meaning = meaning(object).orElseGet(() -> inStreamMeaning(object));
    return new ProviderFailedException(
        meaning.failureClass(), meaning.reason(), "The provider stopped: " + message);
  }

  private static Meaning inStreamMeaning(JsonObject error) {
    FailureClass failureClass =
        switch (code(error)) {
          case "rate_limit_exceeded", "requests", "tokens" -> FailureClass.RATE_LIMIT;
          case "invalid_request_error",
              "invalid_prompt",
              "invalid_image",
              "invalid_image_format",
              "invalid_base64_image",
              "invalid_image_url",
              "invalid_image_mode",
              "image_too_large",
              "image_too_small",
              "image_parse_error",
              "image_file_too_large",
              "unsupported_image_media_type",
              "empty_image_file",
              "failed_to_download_image",
              "image_file_not_found",
              "context_length_exceeded" ->
              FailureClass.VALIDATION_ERROR;
          case "authentication_error", "invalid_api_key" -> FailureClass.AUTH_ERROR;
          case "vector_store_timeout" -> FailureClass.TIMEOUT;
          default -> FailureClass.SERVICE_ERROR;
        };
    return new Meaning(failureClass, "stream-error");
  }

  /** The model declines, in its own words. */
  static ProviderFailedException refusal(String words) {
    return new ProviderFailedException(
        FailureClass.GENERATION_REFUSAL, "refusal", "The model declined: " + words);
  }
}
