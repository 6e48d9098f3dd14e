package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
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

  private static final Map<String, VariableType> NAMES = new HashMap<>(OLD_NAMES);

  static {
    for (VariableType type : values()) {
      NAMES.put(type.wire, type);
    }
  }

  // Interned, as the literals are that readers give for common words: a look-up then compares no
  // text.
  private final String wire = name().toLowerCase(Locale.ROOT).intern();

  /** All names that are understood, those of the prior system included. */
  public static Set<String> names() {
    return new TreeSet<>(NAMES.keySet());
  }

  /** Reads a wire name or one of the prior system's names. */
  public static Optional<VariableType> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
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
    return wire;
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
