package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.VariableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checked value of each variable, by its slot. */
public final class Values {
  private final List<VariableDefinition> definitions;
  private final @Nullable JsonValue[] values;
  // Made for the first default.
  private boolean @Nullable [] defaulted;
  private long units;

  Values(List<VariableDefinition> definitions) {
    this.definitions = definitions;
    this.values = new JsonValue[definitions.size()];
  }

  void put(int slot, JsonValue value) {
    values[slot] = value;
    units += value instanceof JsonString(String text) ? text.length() : 0;
  }

  void putDefault(int slot, JsonValue value) {
    put(slot, value);
    boolean[] known = defaulted;
    if (known == null) {
      known = new boolean[values.length];
      defaulted = known;
    }
    known[slot] = true;
  }

  /** The value, unless there is none. */
  public Optional<JsonValue> get(int slot) {
    return Optional.ofNullable(values[slot]);
  }

  /** Whether the value is the definition's default. */
  public boolean isDefault(int slot) {
    boolean[] known = defaulted;
    return known != null && known[slot];
  }

  /** How many UTF-16 units all texts among them have together, those inside lists apart. */
  public long units() {
    return units;
  }

  /** The values by name, in the order of the definitions. */
  public JsonObject toJson() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (int slot = 0; slot < values.length; slot++) {
      JsonValue value = values[slot];
      if (value != null) {
        members.put(definitions.get(slot).name().value(), value);
      }
    }
    return new JsonObject(members);
  }
}
