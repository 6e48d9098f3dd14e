package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Kinds;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps secrets and stored files out of a payload, and takes down what goes where. */
final class LateValues {
  private final Budget budget;
  private final boolean isPossible;
  private final List<LateValue> all = new ArrayList<>();

  LateValues(Budget budget, boolean isPossible) {
    this.budget = budget;
    this.isPossible = isPossible;
  }

  /** Begins a text at a place of the payload. */
  LateText text(Pointer at) {
    return new LateText(this, at, isPossible);
  }

  /** How many there are, to tell those that come later. */
  int mark() {
    return all.size();
  }

  /** Forgets what was noted before the mark of members whose place an added object's have taken. */
  void replaced(int mark, Pointer at, Set<String> added, Set<String> known) {
    if (isPossible && !all.isEmpty()) {
      List<LateValue> later = List.copyOf(all.subList(mark, all.size()));
      all.subList(mark, all.size()).clear();
      for (String name : added) {
        if (known.contains(name)) {
          // Turns of a loop that each look through all of them take time with their square.
          budget.spend(all.size());
          String pointer = at.child(name).toString();
          all.removeIf(value -> isAtOrInside(value.pointer(), pointer));
        }
      }
      all.addAll(later);
    }
  }

  private static boolean isAtOrInside(String pointer, String other) {
    return pointer.startsWith(other)
        && (pointer.length() == other.length() || pointer.charAt(other.length()) == '/');
  }

  List<LateValue> all() {
    return all;
  }

  /** What the payload shows in place of a late part. */
  static String marker(LatePart part) {
    return switch (part) {
      case LatePart.Text(String text) -> text;
      case LatePart.Secret _ -> "***";
      case LatePart.Asset(String id, _) -> "asset:" + id;
    };
  }

  /** The late part that a value stands for, where its expression says that it is one. */
  static Optional<LatePart> part(JsonValue value, Expression expression) {
    return expression instanceof Expression.Asset(_, LatePart.As as, _)
        ? reference(value, "asset").map(id -> new LatePart.Asset(id, as))
        : Kinds.definitionOf(expression).flatMap(type -> part(value, type));
  }

  private static Optional<LatePart> part(JsonValue value, VariableDefinition type) {
    return switch (type.rules()) {
      case ValueRules.Secret _ -> reference(value, "secret").map(LatePart.Secret::new);
      case ValueRules.Asset _ ->
          reference(value, "asset").map(id -> new LatePart.Asset(id, LatePart.As.URL));
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Choice _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _,
          ValueRules.Items _,
          ValueRules.Fields _ ->
          Optional.empty();
    };
  }

  private static Optional<String> reference(JsonValue value, String member) {
    return value instanceof JsonObject object
            && object.member(member).orElse(JsonValue.ofNull()) instanceof JsonString(String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The value with markers where it holds late values. */
  JsonValue replace(JsonValue value, Expression expression, Pointer at) {
    if (!isPossible) {
      return value;
    }
    if (expression instanceof Expression.Asset) {
      return part(value, expression).map(part -> note(part, at)).orElse(value);
    }
    return Kinds.definitionOf(expression)
        .filter(Kinds::isLate)
        .map(type -> replace(value, type, at))
        .orElse(value);
  }

  private JsonValue replace(JsonValue value, VariableDefinition type, Pointer at) {
    budget.spend(1);
    Optional<LatePart> part = part(value, type);
    if (part.isPresent() || budget.isSpent()) {
      return part.map(p -> note(p, at)).orElse(value);
    }
    return switch (value) {
      case JsonArray(var elements) -> elements(elements, type, at);
      case JsonObject object -> members(object, type, at);
      case JsonString _, JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ ->
          value;
    };
  }

  private JsonValue elements(List<JsonValue> elements, VariableDefinition type, Pointer at) {
    VariableDefinition each = type.rules() instanceof ValueRules.Items items ? items.items() : type;
    if (each == null) {
      return new JsonArray(elements);
    }
    List<JsonValue> replaced = new ArrayList<>(elements.size());
    for (JsonValue element : elements) {
      replaced.add(replace(element, each, at.child(replaced.size())));
    }
    return new JsonArray(replaced);
  }

  private JsonValue members(JsonObject object, VariableDefinition type, Pointer at) {
    if (!(type.rules() instanceof ValueRules.Fields(var fields))) {
      return object;
    }
    Map<String, JsonValue> replaced = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, value) -> {
              VariableDefinition field =
                  VariableName.isValid(name) ? fields.get(new VariableName(name)) : null;
              replaced.put(name, field == null ? value : replace(value, field, at.child(name)));
            });
    return new JsonObject(replaced);
  }

  private JsonValue note(LatePart part, Pointer at) {
    add(at, List.of(part));
    return JsonValue.of(marker(part));
  }

  /** Takes down the parts of a text. */
  void add(Pointer at, List<LatePart> parts) {
    budget.spend(at.length());
    if (!budget.isSpent()) {
      all.add(new LateValue(at.toString(), parts));
    }
  }
}
