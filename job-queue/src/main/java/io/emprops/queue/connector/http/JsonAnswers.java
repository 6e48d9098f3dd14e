package io.emprops.queue.connector.http;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.IncomingAnswer;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what providers say in JSON; members that are absent, null or of another kind are empty. */
public final class JsonAnswers {
  private JsonAnswers() {}

  /**
   * Reads a JSON value.
   *
   * @throws ProviderFailedException if it is not JSON
   */
  public static JsonValue parse(String text) {
    try {
      return JsonText.parse(text);
    } catch (JsonTextException e) {
      throw new ProviderFailedException(
          FailureClass.RESPONSE_ERROR,
          "not-json",
          "The answer is not JSON at line %d, column %d".formatted(e.line(), e.column()));
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws ProviderFailedException if it is not one
   */
  public static JsonObject parseObject(String text) {
    if (parse(text) instanceof JsonObject object) {
      return object;
    }
    throw new ProviderFailedException(
        FailureClass.RESPONSE_ERROR, "not-json", "The answer is not a JSON object");
  }

  /** A body that must be text. */
  public static String text(byte[] bytes) {
    return IncomingAnswer.text(bytes)
        .orElseThrow(
            () ->
                new ProviderFailedException(
                    FailureClass.RESPONSE_ERROR, "not-text", "The answer is not UTF-8 text"));
  }

  /** A member that is there and not null. */
  public static Optional<JsonValue> member(JsonObject object, String name) {
    return object.member(name).filter(value -> !(value instanceof JsonNull));
  }

  /** A string member. */
  public static Optional<String> text(JsonObject object, String name) {
    return member(object, name)
        .flatMap(v -> v instanceof JsonString(String s) ? Optional.of(s) : Optional.empty());
  }

  /** An object member. */
  public static Optional<JsonObject> object(JsonObject object, String name) {
    return member(object, name)
        .flatMap(v -> v instanceof JsonObject o ? Optional.of(o) : Optional.empty());
  }

  /** The objects of an array member. */
  public static List<JsonObject> objects(JsonObject object, String name) {
    return member(object, name).orElse(JsonValue.ofNull()) instanceof JsonArray(var elements)
        ? elements.stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList()
        : List.of();
  }

  /** A number of tokens, or an index. */
  public static @Nullable Long count(JsonObject object, String name) {
    return member(object, name).orElse(JsonValue.ofNull()) instanceof JsonNumber(String digits)
            && digits.matches("[0-9]{1,18}")
        ? Long.valueOf(digits)
        : null;
  }
}
