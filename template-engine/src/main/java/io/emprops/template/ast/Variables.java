package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.VariableUsage;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a document, declared or not, and where they are used. Filled while building. */
public final class Variables {
  private static final Set<String> LONG_TEXTS = Set.of("content", "prompt", "text");
  private static final long MAX_POINTERS = 4L << 20;

  private final Findings findings;
  private final int maxVariables;
  private final List<VariableDefinition> definitions = new ArrayList<>();
  private final Map<VariableName, Integer> slots = new HashMap<>();
  private final List<List<VariableUsage.Place>> places = new ArrayList<>();
  private final int declared;
  private long pointers;

  /** Begins with the declared ones, in the document's order. */
  public Variables(Iterable<VariableDefinition> declared, Findings findings, int maxVariables) {
    this.findings = findings;
    this.maxVariables = maxVariables;
    declared.forEach(this::add);
    this.declared = definitions.size();
  }

  /** All definitions; a variable's slot is its index. */
  public List<VariableDefinition> definitions() {
    return List.copyOf(definitions);
  }

  /** How many come first that the document declares. */
  public int declaredCount() {
    return declared;
  }

  /** Where the variable of a slot is used. */
  public List<VariableUsage.Place> places(int slot) {
    return List.copyOf(places.get(slot));
  }

  /** The slot of a name that is known by now. */
  public Optional<Integer> slot(VariableName name) {
    return Optional.ofNullable(slots.get(name));
  }

  /** The definition of a slot. */
  VariableDefinition definition(int slot) {
    return definitions.get(slot);
  }

  /**
   * Notes a use.
   *
   * @param path whether something inside the value is meant
   * @param place of the placeholder
   * @param word of the name
   * @return the variable's slot
   */
  int use(VariableName name, boolean path, Pointer pointer, Place place, Span word) {
    int slot = slot(name).orElseGet(() -> infer(name, path, pointer, word));
    if (path && slot >= declared) {
      definitions.set(slot, anything(name));
    }
    pointers += pointer.length();
    if (pointers <= MAX_POINTERS) {
      var used = new VariableUsage.Place(pointer.toString(), place.line(), place.column());
      places.get(slot).add(used);
    } else if (pointers - pointer.length() <= MAX_POINTERS) {
      findings.add(
          ErrorCode.LIMIT_PLACEHOLDERS, Pointer.root(), word, "the placeholders lie too deep");
    }
    return slot;
  }

  private int infer(VariableName name, boolean path, Pointer pointer, Span word) {
    findings.add(
        ErrorCode.VARIABLE_UNDECLARED,
        pointer,
        word,
        "%s has no definition".formatted(name),
        nearest(name));
    if (definitions.size() == maxVariables) {
      findings.add(
          ErrorCode.LIMIT_VARIABLES,
          pointer,
          word,
          "more than %d variables".formatted(maxVariables));
    }
    boolean isLong = LONG_TEXTS.contains(pointer.step());
    return add(path ? anything(name) : text(name, isLong));
  }

  private Optional<String> nearest(VariableName name) {
    return findings.nearest(
        name.value(),
        definitions.subList(0, declared).stream().map(d -> d.name().value()).toList());
  }

  private int add(VariableDefinition definition) {
    int slot = definitions.size();
    definitions.add(definition);
    slots.put(definition.name(), slot);
    places.add(new ArrayList<>());
    return slot;
  }

  private static VariableDefinition anything(VariableName name) {
    return VariableDefinition.plain(name, VariableType.JSON, new ValueRules.Schema(null));
  }

  private static VariableDefinition text(VariableName name, boolean isLong) {
    return VariableDefinition.plain(
        name,
        isLong ? VariableType.TEXTAREA : VariableType.TEXT,
        new ValueRules.Text(null, null, null, null, null));
  }
}
