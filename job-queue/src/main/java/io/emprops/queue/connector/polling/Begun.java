package io.emprops.queue.connector.polling;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A job that a provider has begun.
 *
 * @param id the provider's
 * @param answer to the request that began it
 * @param place where its provider calls, if it does
 */
record Begun(String id, JsonValue answer, Optional<CallbackDesk.Place> place) {
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,2000}");

  /**
   * Reads the answer to the request that began it.
   *
   * @throws ProviderFailedException if it names no id
   */
  static Begun of(JsonValue answer, JsonPlace id) {
    String text =
        switch (id.in(answer).orElseGet(JsonValue::ofNull)) {
          case JsonString(String own) -> own;
          case JsonNumber(String digits) -> digits;
          case JsonValue.JsonNull _,
              JsonValue.JsonBoolean _,
              JsonValue.JsonArray _,
              JsonValue.JsonObject _ ->
              "";
        };
    if (!ID.matcher(text).matches()) {
      throw unreadable(
          "The provider took the request, but its answer has no id at '/%s'"
              .formatted(String.join("/", id.steps())));
    }
    return new Begun(text, answer, Optional.empty());
  }

  /** One whose provider calls, and needs no id for that. */
  static Begun of(JsonValue answer, JsonPlace id, CallbackDesk.Place place) {
    String text =
        id.in(answer).orElseGet(JsonValue::ofNull) instanceof JsonString(String own) ? own : "";
    return new Begun(ID.matcher(text).matches() ? text : "(unnamed)", answer, Optional.of(place));
  }

  static ProviderFailedException unreadable(String words) {
    return new ProviderFailedException(FailureClass.RESPONSE_ERROR, "id-missing", words);
  }
}
