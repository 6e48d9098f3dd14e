package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.parse.Pointer;
import java.util.Map;
import java.util.Optional;

/** Refuses a value that could not be looked at in reasonable time, whatever the schema says. */
final class ValueScan {
  private static final int MAX_DEPTH = 64;

  private ValueScan() {}

  /** What is wrong with the value. */
  static Optional<Violation> fault(JsonValue value) {
    return fault(value, Pointer.root(), 0);
  }

  private static Optional<Violation> fault(JsonValue value, Pointer at, int depth) {
    return switch (value) {
      case JsonNumber number when Decimals.read(number).isEmpty() ->
          fault(at, "has too many digits or too large an exponent to be checked");
      case JsonArray(var elements) when depth < MAX_DEPTH -> {
        for (int i = 0; i < elements.size(); i++) {
          Optional<Violation> fault = fault(elements.get(i), at.child(i), depth + 1);
          if (fault.isPresent()) {
            yield fault;
          }
        }
        yield Optional.empty();
      }
      case JsonObject(var members) when depth < MAX_DEPTH -> {
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          Optional<Violation> fault =
              fault(member.getValue(), at.child(member.getKey()), depth + 1);
          if (fault.isPresent()) {
            yield fault;
          }
        }
        yield Optional.empty();
      }
      case JsonArray _, JsonObject _ ->
          fault(at, "nests deeper than %d, which cannot be checked".formatted(MAX_DEPTH));
      default -> Optional.empty();
    };
  }

  private static Optional<Violation> fault(Pointer at, String message) {
    return Optional.of(new Violation(at.toString(), message));
  }
}
