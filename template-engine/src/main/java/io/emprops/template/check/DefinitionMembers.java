package io.emprops.template.check;

import io.emprops.core.template.VariableType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which members the definition of each kind may have. */
final class DefinitionMembers {
  private static final Set<String> COMMON =
      Set.of(
          "type",
          "label",
          "description",
          "default",
          "required",
          "nullable",
          "on_missing",
          "group",
          "order",
          "visible_if",
          "when_hidden",
          "deprecated",
          "examples");

  private static final Map<VariableType, Set<String>> BY_TYPE = all();

  private DefinitionMembers() {}

  static Set<String> of(VariableType type) {
    return BY_TYPE.getOrDefault(type, COMMON);
  }

  private static Map<VariableType, Set<String>> all() {
    Map<VariableType, Set<String>> all = new EnumMap<>(VariableType.class);
    for (VariableType type : VariableType.values()) {
      Set<String> members = new HashSet<>(COMMON);
      members.addAll(own(type));
      // Hash sets of the JDK divide nothing where they look a name up; its immutable ones do.
      all.put(type, Collections.unmodifiableSet(members));
    }
    return all;
  }

  private static Set<String> own(VariableType type) {
    return switch (type) {
      case TEXT, TEXTAREA -> Set.of("min_length", "max_length", "pattern", "placeholder", "rows");
      case NUMBER, INTEGER, SLIDER ->
          Set.of("min", "max", "exclusive_min", "exclusive_max", "step", "unit");
      case SELECT, MULTISELECT ->
          Set.of("options", "options_from", "allow_other", "min_items", "max_items");
      case DATE, TIME, DATETIME -> Set.of("after", "before");
      case URL -> Set.of("schemes", "hosts");
      case FILE, IMAGE, AUDIO, VIDEO ->
          Set.of("accept", "max_bytes", "multiple", "min_items", "max_items");
      case JSON -> Set.of("schema");
      case SECRET -> Set.of("hosts", "header");
      case SEED -> Set.of("min", "max", "randomize");
      case LIST -> Set.of("items", "min_items", "max_items");
      case OBJECT -> Set.of("fields");
      case CHECKBOX, COLOR, EMAIL -> Set.of();
    };
  }
}
