package io.emprops.core.json;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as RFC 8259 defines it. Unlike a library's mutable tree it is immutable, keeps the
 * order of members and the very digits of each number ({@code 1.10}, {@code 1e3}, {@code -0}), and
 * holds lone surrogates, so that nothing changes between a document and the payload made from it.
 */
@JsonSerialize(using = JsonValueSerializer.class)
@JsonDeserialize(using = JsonValueDeserializer.class)
public sealed interface JsonValue {

  /** The literal {@code null}. */
  record JsonNull() implements JsonValue {}

  /** One of the literals {@code true} and {@code false}. */
  record JsonBoolean(boolean value) implements JsonValue {}

  /**
   * A number.
   *
   * @param digits its JSON text, for example {@code 0.70}
   */
  record JsonNumber(String digits) implements JsonValue {
    public JsonNumber {
      if (!NumberText.isNumber(digits)) {
        throw new IllegalArgumentException("not a JSON number: '%s'".formatted(digits));
      }
    }

    /** The exact value; huge exponents make arithmetic on it dear, so check the range first. */
    public BigDecimal decimal() {
      return new BigDecimal(digits);
    }
  }

  /** A string of UTF-16 units, which need not be well-formed Unicode. */
  record JsonString(String value) implements JsonValue {}

  /** An ordered list of values. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /** Members in the order in which they were written. */
  @JsonDeserialize(using = JsonObjectDeserializer.class)
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value of one member, if the object has it. */
    public Optional<JsonValue> member(String name) {
      return Optional.ofNullable(members.get(name));
    }
  }

  /** The null literal. */
  static JsonValue ofNull() {
    return new JsonNull();
  }

  /** A boolean literal. */
  static JsonValue of(boolean value) {
    return new JsonBoolean(value);
  }

  /** An integer in plain digits. */
  static JsonValue of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /** A decimal in its own scale. */
  static JsonValue of(BigDecimal value) {
    return new JsonNumber(value.toString());
  }

  /** A string. */
  static JsonValue of(String value) {
    return new JsonString(value);
  }

  /** An array of these elements. */
  static JsonArray array(JsonValue... elements) {
    return new JsonArray(List.of(elements));
  }

  /** An object without members. */
  static JsonObject emptyObject() {
    return new JsonObject(Map.of());
  }

  /** Starts an object whose members keep the order of the calls. */
  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** The value's JSON text, compact and in pure well-formed UTF-16. */
  default String toJson() {
    return JsonText.write(this);
  }

  /** What a person would call this kind of value in a message. */
  default String kind() {
    return switch (this) {
      case JsonNull _ -> "null";
      case JsonBoolean _ -> "a boolean";
      case JsonNumber _ -> "a number";
      case JsonString _ -> "a string";
      case JsonArray _ -> "an array";
      case JsonObject _ -> "an object";
    };
  }

  /** Collects members; the last value of a repeated name wins and keeps the first place. */
  final class ObjectBuilder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private ObjectBuilder() {}

    /** Adds or replaces a member. */
    public ObjectBuilder put(String name, JsonValue value) {
      members.put(name, value);
      return this;
    }

    /** Adds a string member. */
    public ObjectBuilder put(String name, String value) {
      return put(name, of(value));
    }

    /** Adds an integer member. */
    public ObjectBuilder put(String name, long value) {
      return put(name, of(value));
    }

    /** Adds a boolean member. */
    public ObjectBuilder put(String name, boolean value) {
      return put(name, of(value));
    }

    /** Adds an array of strings. */
    public ObjectBuilder putStrings(String name, Iterable<String> values) {
      List<JsonValue> elements = new ArrayList<>();
      values.forEach(v -> elements.add(of(v)));
      return put(name, new JsonArray(elements));
    }

    /** The object as collected so far. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
