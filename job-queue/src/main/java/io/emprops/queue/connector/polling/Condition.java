package io.emprops.queue.connector.polling;

import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is so of an answer: {@code {path}} with one of {@code equals}, {@code in} and
 * {@code exists}. With the path alone it holds where a value other than null and false stands
 * there.
 *
 * @param test what the value at the place must be
 */
record Condition(JsonPlace place, Test test) {

  /** What a value must be. */
  sealed interface Test {}

  /** One of these; numbers are equal by value. */
  record OneOf(List<JsonValue> values) implements Test {
    OneOf {
      values = List.copyOf(values);
    }
  }

  /** There, other than null; or not. */
  record Exists(boolean wanted) implements Test {}

  /** There, other than null and false. */
  record Holds() implements Test {}

  /** Reads the condition of this name, if there is one. */
  static Optional<Condition> read(PayloadReader reader, String name) {
    return reader.object(name).map(Condition::of);
  }

  private static Condition of(PayloadReader reader) {
    long tests =
        Stream.of("equals", "in", "exists")
            .filter(test -> reader.object().member(test).isPresent())
            .count();
    if (tests > 1) {
      throw new PayloadException(
          "'%s' must stand with only one of 'equals', 'in' and 'exists'"
              .formatted(reader.nameOf("path")));
    }
    var place = JsonPlace.parse(reader.requiredText("path"));
    // Null is a value to compare with like any other.
    Optional<JsonValue> equal = reader.object().member("equals");
    if (equal.isPresent()) {
      return new Condition(place, new OneOf(List.of(equal.get())));
    }
    if (reader.value("in").isPresent()) {
      return new Condition(place, new OneOf(reader.list("in")));
    }
    return new Condition(
        place,
        reader.value("exists").isPresent() ? new Exists(reader.flag("exists", true)) : new Holds());
  }

  boolean holdsOf(JsonValue answer) {
    Optional<JsonValue> found = place.in(answer);
    return switch (test) {
      case OneOf(var values) ->
          found.filter(value -> values.stream().anyMatch(v -> same(v, value))).isPresent();
      case Exists(boolean wanted) ->
          found.filter(value -> !(value instanceof JsonNull)).isPresent() == wanted;
      case Holds _ ->
          found
              .filter(value -> !(value instanceof JsonNull))
              .filter(value -> !value.equals(new JsonBoolean(false)))
              .isPresent();
    };
  }

  private static boolean same(JsonValue one, JsonValue other) {
    if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
      return a.decimal().compareTo(b.decimal()) == 0;
    }
    return one.equals(other);
  }
}
