package io.emprops.queue.connector;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads members of a payload, and says which one does not fit. */
public final class PayloadReader {
  private final JsonObject members;
  private final String path;

  private PayloadReader(JsonObject members, String path) {
    this.members = members;
    this.path = path;
  }

  /**
   * Reads this payload.
   *
   * @throws PayloadException if it is not an object
   */
  public static PayloadReader of(JsonValue payload) {
    return of(payload, "");
  }

  private static PayloadReader of(JsonValue value, String path) {
    if (value instanceof JsonObject object) {
      return new PayloadReader(object, path);
    }
    throw new PayloadException(
        "%s must be an object, not %s"
            .formatted(
                path.isEmpty() ? "the payload" : "'" + path.substring(0, path.length() - 1) + "'",
                value.kind()));
  }

  /** All of it. */
  public JsonObject object() {
    return members;
  }

  /** A member that is there and is not null. */
  public Optional<JsonValue> value(String name) {
    return members.member(name).filter(value -> !(value instanceof JsonNull));
  }

  /** A string member. */
  public Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString(String text)) {
                return text;
              }
              throw wrong(name, "a string", value);
            });
  }

  /** A string member that must be there. */
  public String requiredText(String name) {
    return text(name)
        .orElseThrow(() -> new PayloadException("'%s' is missing".formatted(path + name)));
  }

  /** A whole number between these bounds, or the fallback. */
  public int integer(String name, int min, int max, int fallback) {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return fallback;
    }
    if (value.get() instanceof JsonNumber number
        && number.digits().length() <= 32
        && Math.abs(number.decimal().scale()) <= 32) {
      BigDecimal decimal = number.decimal();
      if (decimal.stripTrailingZeros().scale() <= 0
          && decimal.compareTo(BigDecimal.valueOf(min)) >= 0
          && decimal.compareTo(BigDecimal.valueOf(max)) <= 0) {
        return decimal.intValueExact();
      }
    }
    throw wrong(name, "a whole number from %d to %d".formatted(min, max), value.get());
  }

  /** A member that is an object. */
  public Optional<PayloadReader> object(String name) {
    return value(name).map(value -> of(value, path + name + "."));
  }

  /** Whether a member is true, or the fallback. */
  public boolean flag(String name, boolean fallback) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonBoolean(boolean flag)) {
                return flag;
              }
              throw wrong(name, "true or false", value);
            })
        .orElse(fallback);
  }

  /** The elements of an array member; none, if it is not there. */
  public List<JsonValue> list(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonArray(var elements)) {
                return elements;
              }
              throw wrong(name, "an array", value);
            })
        .orElse(List.of());
  }

  /** The objects of an array member. */
  public List<PayloadReader> objects(String name) {
    List<JsonValue> elements = list(name);
    return IntStream.range(0, elements.size())
        .mapToObj(i -> of(elements.get(i), path + name + "[" + i + "]."))
        .toList();
  }

  /** A member that says where something stands in an answer. */
  public Optional<JsonPlace> place(String name) {
    return text(name).map(JsonPlace::parse);
  }

  /** How messages call a member: with those that it stands in. */
  public String nameOf(String name) {
    return path + name;
  }

  private PayloadException wrong(String name, String expected, JsonValue value) {
    String found = value instanceof JsonNumber(String digits) ? digits : value.kind();
    return new PayloadException("'%s' must be %s, not %s".formatted(path + name, expected, found));
  }

  /** The payload is at fault; its message says where, and never holds a text of the payload. */
  public static final class PayloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what does not fit. */
    public PayloadException(String message) {
      super(message);
    }

    /** The same as a job's failure. */
    public JobFailure failure() {
      return JobFailure.of(FailureClass.VALIDATION_ERROR, "payload", String.valueOf(getMessage()));
    }
  }
}
