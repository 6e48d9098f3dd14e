package io.emprops.template.surface;

import io.emprops.core.template.VariableDefinition;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable or, with more than one step, a field of an object variable.
 *
 * @param steps names from the variable inwards, at least one
 */
record InputPath(List<String> steps, VariableDefinition definition) {
  private static final Pointer INPUTS = Pointer.root().child("inputs");

  InputPath {
    steps = List.copyOf(steps);
  }

  static InputPath of(VariableDefinition definition) {
    return new InputPath(List.of(definition.name().value()), definition);
  }

  InputPath field(VariableDefinition field) {
    List<String> inner = new ArrayList<>(steps);
    inner.add(field.name().value());
    return new InputPath(inner, field);
  }

  /** The name as columns and flags have it; a variable's name has no dot itself. */
  String dotted() {
    return String.join(".", steps);
  }

  /** The place that errors name. */
  String pointer() {
    return pointer(steps);
  }

  static String pointer(List<String> steps) {
    Pointer pointer = INPUTS;
    for (String step : steps) {
      pointer = pointer.child(step);
    }
    return pointer.toString();
  }
}
