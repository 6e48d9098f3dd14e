package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;

/** What kind of value a name has, as far as it matters for where it may stand. */
enum Form {
  SCALAR,
  FLAG,
  LIST,
  LIST_OF_FLAGS,
  OBJECT,
  LATE,
  LATE_LIST,
  ANY;

  static Form of(RandomVariable variable) {
    return switch (variable.type()) {
      case CHECKBOX -> FLAG;
      case SECRET -> LATE;
      case FILE, IMAGE, AUDIO, VIDEO ->
          variable.definition().member("multiple").isPresent() ? LATE_LIST : LATE;
      case MULTISELECT, LIST -> isOfFlags(variable) ? LIST_OF_FLAGS : LIST;
      case OBJECT -> OBJECT;
      case JSON -> ANY;
      case TEXT,
          TEXTAREA,
          NUMBER,
          INTEGER,
          SLIDER,
          SEED,
          SELECT,
          DATE,
          TIME,
          DATETIME,
          COLOR,
          URL,
          EMAIL ->
          SCALAR;
    };
  }

  private static boolean isOfFlags(RandomVariable variable) {
    return variable.definition().member("items").orElse(JsonValue.ofNull())
            instanceof JsonValue.JsonObject items
        && items.member("type").filter(JsonValue.of("checkbox")::equals).isPresent();
  }

  boolean canStandInText() {
    return this == SCALAR || this == FLAG || this == LATE || this == ANY;
  }

  boolean canBeKey() {
    return this == SCALAR || this == FLAG;
  }

  boolean canDecide() {
    return this == FLAG;
  }

  boolean canBeList() {
    return this == LIST || this == LIST_OF_FLAGS || this == LATE_LIST;
  }

  boolean isMerged() {
    return this == OBJECT;
  }

  boolean hasMembers() {
    return this == OBJECT || this == ANY;
  }

  /** The kind of an element; of most lists anything, so that it must not be relied on. */
  Form element() {
    return switch (this) {
      case LIST_OF_FLAGS -> FLAG;
      case LATE_LIST -> LATE;
      default -> ANY;
    };
  }
}
