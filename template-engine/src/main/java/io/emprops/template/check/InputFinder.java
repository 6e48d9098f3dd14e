package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds inputs by their names. Forms send them in the order of the definitions, in which they are
 * sought too: then each is the next one, and no hash is needed.
 */
final class InputFinder {
  private final JsonObject inputs;
  private final Iterator<Map.Entry<String, JsonValue>> rest;
  private Map.@Nullable Entry<String, JsonValue> next;
  private int found;

  InputFinder(JsonObject inputs) {
    this.inputs = inputs;
    this.rest = inputs.members().entrySet().iterator();
    advance();
  }

  /** The input of this name. */
  Optional<JsonValue> find(String name) {
    Map.Entry<String, JsonValue> candidate = next;
    if (candidate != null && candidate.getKey().equals(name)) {
      found++;
      advance();
      return Optional.of(candidate.getValue());
    }
    Optional<JsonValue> value = inputs.member(name);
    found += value.isPresent() ? 1 : 0;
    return value;
  }

  /** How many were found. */
  int found() {
    return found;
  }

  private void advance() {
    next = rest.hasNext() ? rest.next() : null;
  }
}
