package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.WhenHidden;
import io.emprops.template.parse.Pointer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds inputs against the definitions of a document's variables. Thread-safe. */
public final class InputChecker {
  private static final Pointer INPUTS = Pointer.root().child("inputs");

  private final List<VariableDefinition> definitions;
  private final Visibility visibility;
  private final List<Step> steps;
  private final Set<String> names;
  private final int maxDepth;

  /**
   * Prepares the checks.
   *
   * @param definitions by slot, without errors
   * @param maxDepth of nested arrays and objects in one input
   */
  public InputChecker(List<VariableDefinition> definitions, Visibility visibility, int maxDepth) {
    this.definitions = List.copyOf(definitions);
    this.visibility = visibility;
    this.steps =
        visibility.order(definitions.size()).stream()
            .map(slot -> Step.of(slot, definitions.get(slot), visibility))
            .toList();
    this.names =
        steps.stream().map(Step::name).collect(Collectors.toCollection(LinkedHashSet::new));
    this.maxDepth = maxDepth;
  }

  /**
   * The check of one variable.
   *
   * @param place of its input
   * @param canBeDropped whether there are values of others that hide it and its own
   */
  private record Step(
      int slot, String name, VariableCheck check, Pointer place, boolean canBeDropped) {

    static Step of(int slot, VariableDefinition definition, Visibility visibility) {
      String name = definition.name().value();
      boolean canBeDropped =
          definition.whenHidden() == WhenHidden.DROP && visibility.isConditional(slot);
      return new Step(slot, name, VariableCheck.of(definition), INPUTS.child(name), canBeDropped);
    }
  }

  /** Checks all inputs and fills in defaults. */
  public CheckedInputs check(JsonObject inputs, boolean ignoreUnknown) {
    var run = new CheckRun(ignoreUnknown);
    var values = new Values(definitions);
    var finder = new InputFinder(inputs);
    for (Step step : steps) {
      if (!(step.canBeDropped() && visibility.isHidden(step.slot(), values))) {
        take(step, finder.find(step.name()), values, run);
      }
    }
    if (!ignoreUnknown && finder.found() < inputs.members().size()) {
      unknown(inputs, run);
    }
    return new CheckedInputs(values, run.errors());
  }

  /** The variables that these inputs hide; whether they are right does not matter. */
  public Set<VariableName> hidden(JsonObject inputs) {
    Values values = check(inputs, true).values();
    Set<VariableName> hidden = new LinkedHashSet<>();
    for (Step step : steps) {
      if (visibility.isHidden(step.slot(), values)) {
        hidden.add(definitions.get(step.slot()).name());
      }
    }
    return hidden;
  }

  private void take(Step step, Optional<JsonValue> given, Values values, CheckRun run) {
    VariableCheck check = step.check();
    Pointer at = step.place();
    if (given.isEmpty() || !check.isValue(given.get())) {
      check.missing(at, run).ifPresent(value -> values.putDefault(step.slot(), value));
    } else if (isWithin(given.get(), maxDepth)) {
      values.put(step.slot(), check.given(given.get(), at, run));
    } else {
      run.add(ErrorCode.LIMIT_DEPTH, at, "is nested deeper than %d".formatted(maxDepth));
    }
  }

  private void unknown(JsonObject inputs, CheckRun run) {
    for (String name : inputs.members().keySet()) {
      if (!names.contains(name)) {
        run.unknown(INPUTS.child(name), name, names);
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
