package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What kind of value a variable takes. */
public enum VariableType {
  TEXT,
  TEXTAREA,
  NUMBER,
  INTEGER,
  SLIDER,
  SELECT,
  MULTISELECT,
  CHECKBOX,
  DATE,
  TIME,
  DATETIME,
  COLOR,
  URL,
  EMAIL,
  FILE,
  IMAGE,
  AUDIO,
  VIDEO,
  JSON,
  SECRET,
  SEED,
  LIST,
  OBJECT;

  private static final Map<String, VariableType> OLD_NAMES =
      Map.of(
          "prompt_editor", TEXTAREA,
          "input", TEXT,
          "string", TEXT,
          "image_loader", IMAGE,
          "color_picker", COLOR,
          "boolean", CHECKBOX,
          "float", NUMBER);

  /** All names that are understood, those of the prior system included. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(OLD_NAMES.keySet());
    Arrays.stream(values()).map(VariableType::wire).forEach(names::add);
    return names;
  }

  /** Reads a wire name or one of the prior system's names. */
  public static Optional<VariableType> named(String name) {
    return Arrays.stream(values())
        .filter(type -> type.wire().equals(name))
        .findFirst()
        .or(() -> Optional.ofNullable(OLD_NAMES.get(name)));
  }

  /** Reads a wire name. */
  @JsonCreator
  public static VariableType ofWire(String name) {
    return named(name)
        .orElseThrow(() -> new IllegalArgumentException("no such variable type: " + name));
  }

  /** The name as it stands in documents. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its values are JSON numbers. */
  public boolean isNumeric() {
    return this == NUMBER || this == INTEGER || this == SLIDER || this == SEED;
  }

  /** Whether its values are references to stored files. */
  public boolean isAsset() {
    return this == FILE || this == IMAGE || this == AUDIO || this == VIDEO;
  }
}
