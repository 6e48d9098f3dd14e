package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.WhenHidden;
import io.emprops.template.parse.Pointer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds inputs against the definitions of a document's variables. Thread-safe. */
public final class InputChecker {
  private static final Pointer INPUTS = Pointer.root().child("inputs");

  private final List<VariableDefinition> definitions;
  private final List<VariableCheck> checks;
  private final Map<String, Integer> slots = new HashMap<>();
  private final Visibility visibility;
  private final List<Integer> order;
  private final int maxDepth;

  /**
   * Prepares the checks.
   *
   * @param definitions by slot, without errors
   * @param maxDepth of nested arrays and objects in one input
   */
  public InputChecker(List<VariableDefinition> definitions, Visibility visibility, int maxDepth) {
    this.definitions = List.copyOf(definitions);
    this.checks = definitions.stream().map(VariableCheck::of).toList();
    for (int slot = 0; slot < definitions.size(); slot++) {
      slots.put(definitions.get(slot).name().value(), slot);
    }
    this.visibility = visibility;
    this.order = visibility.order(definitions.size());
    this.maxDepth = maxDepth;
  }

  /** Checks all inputs and fills in defaults. */
  public CheckedInputs check(JsonObject inputs, boolean ignoreUnknown) {
    var run = new CheckRun(ignoreUnknown);
    var values = new Values(definitions);
    for (int slot : order) {
      boolean isDropped =
          definitions.get(slot).whenHidden() == WhenHidden.DROP
              && visibility.isHidden(slot, values);
      if (!isDropped) {
        variable(slot, inputs, values, run);
      }
    }
    if (!ignoreUnknown) {
      unknown(inputs, run);
    }
    return new CheckedInputs(values, run.errors());
  }

  /** The variables that these inputs hide; whether they are right does not matter. */
  public Set<VariableName> hidden(JsonObject inputs) {
    Values values = check(inputs, true).values();
    Set<VariableName> hidden = new LinkedHashSet<>();
    for (int slot : order) {
      if (visibility.isHidden(slot, values)) {
        hidden.add(definitions.get(slot).name());
      }
    }
    return hidden;
  }

  private void variable(int slot, JsonObject inputs, Values values, CheckRun run) {
    VariableCheck check = checks.get(slot);
    String name = definitions.get(slot).name().value();
    Optional<JsonValue> given = inputs.member(name);
    Pointer at = INPUTS.child(name);
    if (given.filter(value -> !isWithin(value, maxDepth)).isPresent()) {
      run.add(ErrorCode.LIMIT_DEPTH, at, "is nested deeper than %d".formatted(maxDepth));
      return;
    }
    check
        .resolve(given, at, run)
        .ifPresent(value -> values.put(slot, value, !check.isGiven(given)));
  }

  private void unknown(JsonObject inputs, CheckRun run) {
    for (String name : inputs.members().keySet()) {
      if (!slots.containsKey(name)) {
        run.unknown(INPUTS.child(name), name, slots.keySet());
      }
    }
  }

  private static boolean isWithin(JsonValue value, int depth) {
    return switch (value) {
      case JsonArray(var elements) ->
          depth > 0 && elements.stream().allMatch(element -> isWithin(element, depth - 1));
      case JsonObject(var members) ->
          depth > 0 && members.values().stream().allMatch(member -> isWithin(member, depth - 1));
      case JsonValue.JsonString _,
          JsonValue.JsonNumber _,
          JsonValue.JsonBoolean _,
          JsonValue.JsonNull _ ->
          true;
    };
  }
}
