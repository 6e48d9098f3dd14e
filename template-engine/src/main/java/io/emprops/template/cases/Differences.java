package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * The places at which two values differ. Numbers are compared by their exact value, objects without
 * regard to the order of their members.
 */
final class Differences {
  private static final int MAX_TOLD = 20;
  private static final int MAX_SHOWN = 200;

  private final List<String> lines = new ArrayList<>();
  private int found;

  private Differences() {}

  /** Lines that tell all differences; none if there are none. */
  static List<String> between(JsonValue expected, JsonValue actual) {
    var differences = new Differences();
    differences.compare(expected, actual, Pointer.root());
    if (differences.found > MAX_TOLD) {
      differences.lines.add("and %d more".formatted(differences.found - MAX_TOLD));
    }
    return List.copyOf(differences.lines);
  }

  private void compare(JsonValue expected, JsonValue actual, Pointer at) {
    if (expected instanceof JsonObject wanted && actual instanceof JsonObject found) {
      members(wanted, found, at);
    } else if (expected instanceof JsonArray(var wanted)
        && actual instanceof JsonArray(var found)) {
      elements(wanted, found, at);
    } else if (!isSame(expected, actual)) {
      tell(at, "- " + shown(expected), "+ " + shown(actual));
    }
  }

  private void members(JsonObject expected, JsonObject actual, Pointer at) {
    expected
        .members()
        .forEach(
            (name, wanted) ->
                actual
                    .member(name)
                    .ifPresentOrElse(
                        found -> compare(wanted, found, at.child(name)),
                        () -> tell(at.child(name), "- " + shown(wanted))));
    actual.members().entrySet().stream()
        .filter(member -> expected.member(member.getKey()).isEmpty())
        .forEach(member -> tell(at.child(member.getKey()), "+ " + shown(member.getValue())));
  }

  private void elements(List<JsonValue> expected, List<JsonValue> actual, Pointer at) {
    int common = Math.min(expected.size(), actual.size());
    for (int i = 0; i < common; i++) {
      compare(expected.get(i), actual.get(i), at.child(i));
    }
    for (int i = common; i < expected.size(); i++) {
      tell(at.child(i), "- " + shown(expected.get(i)));
    }
    for (int i = common; i < actual.size(); i++) {
      tell(at.child(i), "+ " + shown(actual.get(i)));
    }
  }

  private static boolean isSame(JsonValue expected, JsonValue actual) {
    return expected.equals(actual)
        || (expected instanceof JsonNumber wanted
            && actual instanceof JsonNumber found
            && isEqual(wanted, found));
  }

  private static boolean isEqual(JsonNumber a, JsonNumber b) {
    try {
      return a.decimal().compareTo(b.decimal()) == 0;
    } catch (NumberFormatException _) {
      // An exponent beyond all arithmetic; such numbers are the same where their digits are.
      return false;
    }
  }

  private void tell(Pointer at, String... sides) {
    if (found++ < MAX_TOLD) {
      String place = at.toString();
      lines.add(place.isEmpty() ? "the whole value" : place);
      lines.addAll(List.of(sides));
    }
  }

  private static String shown(JsonValue value) {
    String text = value.toJson();
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}
