package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.ChoiceOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds options by their value and by their JSON text. */
sealed interface ChoiceIndex {
  /** So few are looked through faster than an index of them is made. */
  int FEW = 8;

  /** An index of these, in their order. */
  static ChoiceIndex of(List<ChoiceOption> options) {
    return options.size() <= FEW ? new Few(options) : Many.of(options);
  }

  /** Whether a scalar is one of the options. */
  boolean holds(JsonValue value);

  /** The first option that is written so. */
  Optional<JsonValue> written(String text);

  /** An option as people write it. */
  static String text(JsonValue option) {
    return option instanceof JsonString(String text) ? text : option.toJson();
  }

  /** Looks at each. */
  record Few(List<ChoiceOption> options) implements ChoiceIndex {
    @Override
    public boolean holds(JsonValue value) {
      for (ChoiceOption option : options) {
        if (option.value().equals(value)) {
          return true;
        }
      }
      return value instanceof JsonNumber && holdsNumber(ScalarKey.of(value));
    }

    private boolean holdsNumber(ScalarKey key) {
      return options.stream().anyMatch(option -> ScalarKey.of(option.value()).equals(key));
    }

    @Override
    public Optional<JsonValue> written(String text) {
      for (ChoiceOption option : options) {
        if (text(option.value()).equals(text)) {
          return Optional.of(option.value());
        }
      }
      return Optional.empty();
    }
  }

  /** Keeps them by both. */
  record Many(Set<ScalarKey> values, Map<String, JsonValue> texts) implements ChoiceIndex {
    static Many of(List<ChoiceOption> options) {
      Set<ScalarKey> values = HashSet.newHashSet(options.size());
      Map<String, JsonValue> texts = HashMap.newHashMap(options.size());
      for (ChoiceOption option : options) {
        values.add(ScalarKey.of(option.value()));
        texts.putIfAbsent(text(option.value()), option.value());
      }
      return new Many(values, texts);
    }

    @Override
    public boolean holds(JsonValue value) {
      return values.contains(ScalarKey.of(value));
    }

    @Override
    public Optional<JsonValue> written(String text) {
      return Optional.ofNullable(texts.get(text));
    }
  }
}
