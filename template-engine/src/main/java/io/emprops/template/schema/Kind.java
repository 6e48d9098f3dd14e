package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of values that {@code type} tells apart, in the order in which people are told. */
enum Kind {
  STRING("a string"),
  NUMBER("a number"),
  INTEGER("an integer"),
  BOOLEAN("a boolean"),
  ARRAY("an array"),
  OBJECT("an object"),
  NULL("null");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** As people read it. */
  String words() {
    return words;
  }

  static Optional<Kind> named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** A number without fraction is an integer, however it is written. */
  static Kind of(JsonValue value) {
    return switch (value) {
      case JsonNull _ -> NULL;
      case JsonBoolean _ -> BOOLEAN;
      case JsonNumber number ->
          Decimals.read(number).filter(Decimals::isIntegral).isPresent() ? INTEGER : NUMBER;
      case JsonString _ -> STRING;
      case JsonArray _ -> ARRAY;
      case JsonObject _ -> OBJECT;
    };
  }
}
