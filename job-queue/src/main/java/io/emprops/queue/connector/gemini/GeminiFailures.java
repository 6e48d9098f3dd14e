package io.emprops.queue.connector.gemini;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.egress.HttpFailures;
import io.emprops.queue.connector.ProviderFailedException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What errors and ends mean that only this API has: Google's error bodies, blocks and finishes. */
final class GeminiFailures {
  private static final Set<String> GOOD_ENDS = Set.of("STOP", "MAX_TOKENS");
  private static final Set<String> REFUSALS =
      Set.of(
          "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "LANGUAGE",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION");
  private static final Pattern SECONDS = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,9})?)s");

  private GeminiFailures() {}

  /** The failure of an answer with more of its error body in it: whose fault, when to come back. */
  static JobFailure with(JsonObject error, JobFailure plain) {
    return new JobFailure(
        isKeyInvalid(error) ? FailureClass.AUTH_ERROR : plain.failureClass(),
        plain.reason(),
        plain.message(),
        retryDelay(error).or(() -> Optional.ofNullable(plain.retryAfterMs())).orElse(null));
  }

  /** An error after the answer has begun, by the API's own name for it. */
  static ProviderFailedException inStream(JsonObject error) {
    Long code = count(error, "code");
    String name = text(error, "status").orElse("stream-error");
    return new ProviderFailedException(
        new JobFailure(
            classOf(code == null ? 500 : code.intValue()),
            name.toLowerCase(Locale.ROOT).replace('_', '-'),
            "The provider stopped: " + HttpFailures.cut(text(error, "message").orElse(name)),
            retryDelay(error).orElse(null)));
  }

  /** Bad keys are a 400 here. */
  private static boolean isKeyInvalid(JsonObject error) {
    return objects(error, "details").stream()
        .anyMatch(detail -> text(detail, "reason").filter("API_KEY_INVALID"::equals).isPresent());
  }

  private static FailureClass classOf(int code) {
    return switch (code) {
      case 401, 403 -> FailureClass.AUTH_ERROR;
      case 408, 504 -> FailureClass.TIMEOUT;
      case 429 -> FailureClass.RATE_LIMIT;
      default -> {
        if (code >= 500) {
          yield FailureClass.SERVICE_ERROR;
        }
        yield code >= 400 ? FailureClass.VALIDATION_ERROR : FailureClass.RESPONSE_ERROR;
      }
    };
  }

  /** How long to wait stands in the body, not in a header. */
  private static Optional<Long> retryDelay(JsonObject error) {
    return objects(error, "details").stream()
        .flatMap(detail -> text(detail, "retryDelay").stream())
        .map(SECONDS::matcher)
        .filter(Matcher::matches)
        .map(match -> new BigDecimal(match.group(1)).movePointRight(3).longValue())
        .findFirst();
  }

  /**
   * Why an answer is none, if it is none: a prompt that was blocked, an end that is not a good one.
   */
  static Optional<ProviderFailedException> of(JsonObject answer) {
    Optional<JsonObject> feedback = object(answer, "promptFeedback");
    Optional<String> block = feedback.flatMap(f -> text(f, "blockReason"));
    if (block.isPresent()) {
      String words = text(feedback.get(), "blockReasonMessage").map(w -> ": " + w).orElse("");
      return Optional.of(refusal("The prompt was blocked, %s%s".formatted(block.get(), words)));
    }
    Optional<JsonObject> candidate = objects(answer, "candidates").stream().findFirst();
    if (candidate.isEmpty()) {
      return Optional.of(unusable("no-candidate", "The answer holds no candidate"));
    }
    String finish = text(candidate.get(), "finishReason").orElse("STOP");
    String words = text(candidate.get(), "finishMessage").map(w -> ": " + w).orElse("");
    if (REFUSALS.contains(finish)) {
      return Optional.of(refusal("The model stopped, %s%s".formatted(finish, words)));
    }
    boolean empty = GeminiParts.of(candidate.get()).isEmpty();
    return GOOD_ENDS.contains(finish) || !empty
        ? Optional.empty()
        : Optional.of(
            unusable(
                finish.toLowerCase(Locale.ROOT).replace('_', '-'),
                "The model ended without an answer, %s%s".formatted(finish, words)));
  }

  private static ProviderFailedException refusal(String words) {
    return new ProviderFailedException(FailureClass.GENERATION_REFUSAL, "refusal", words);
  }

  private static ProviderFailedException unusable(String reason, String words) {
    return new ProviderFailedException(FailureClass.RESPONSE_ERROR, reason, words);
  }

  /** The error in an answer's body, if it holds one: alone, or first in an array. */
  static Optional<JsonObject> errorIn(JsonValue body) {
    return switch (body) {
      case JsonObject object -> object(object, "error");
      case JsonValue.JsonArray(var elements) ->
          elements.stream().flatMap(element -> errorIn(element).stream()).findFirst();
      case JsonValue.JsonNull _,
          JsonValue.JsonBoolean _,
          JsonValue.JsonNumber _,
          JsonValue.JsonString _ ->
          Optional.empty();
    };
  }
}
