package io.emprops.template.check;

import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.check.Definitions.Declared;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.SourceString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which variables are hidden while others have certain values. */
public final class Visibility {
  private final Map<Integer, Condition> conditions;
  private final List<Integer> order;

  private Visibility(Map<Integer, Condition> conditions, List<Integer> order) {
    this.conditions = Map.copyOf(conditions);
    this.order = List.copyOf(order);
  }

  /** A checkbox, or its opposite. */
  private record Condition(int slot, boolean negated) {}

  /** Reads the conditions; a variable's slot is its place among the declared. */
  public static Visibility read(Definitions definitions, Findings findings) {
    List<VariableName> names = List.copyOf(definitions.declared().keySet());
    Map<Integer, Condition> conditions = new LinkedHashMap<>();
    definitions
        .declared()
        .forEach(
            (name, declared) ->
                declared
                    .conditions()
                    .forEach(
                        text ->
                            condition(text, declared, names, definitions, findings)
                                .ifPresent(c -> conditions.put(names.indexOf(name), c))));
    Set<Integer> ordered = new LinkedHashSet<>();
    for (int slot = 0; slot < names.size(); slot++) {
      if (!place(slot, conditions, ordered)) {
        Declared declared = definitions.declared().get(names.get(slot));
        if (declared != null) {
          fault(declared, declared.conditions().getFirst(), findings, "it depends on itself");
        }
        ordered.add(slot);
      }
    }
    return new Visibility(conditions, List.copyOf(ordered));
  }

  /** The slots in an order in which each comes after those that it depends on. */
  List<Integer> order(int slots) {
    List<Integer> all = new ArrayList<>(order);
    for (int slot = order.size(); slot < slots; slot++) {
      all.add(slot);
    }
    return all;
  }

  /** Whether the values of the others hide the variable. */
  boolean isHidden(int slot, Values values) {
    Condition condition = conditions.get(slot);
    if (condition == null) {
      return false;
    }
    boolean isSet = values.get(condition.slot()).filter(new JsonBoolean(true)::equals).isPresent();
    return isSet == condition.negated();
  }

  private static Optional<Condition> condition(
      SourceString text,
      Declared declared,
      List<VariableName> names,
      Definitions definitions,
      Findings findings) {
    String given = text.value().strip();
    boolean isNegated = given.startsWith("!");
    String word = isNegated ? given.substring(1).strip() : given;
    if (!VariableName.isValid(word)) {
      fault(
          declared,
          text,
          findings,
          "only a checkbox' name, or ! and a name, can be a condition in this release");
      return Optional.empty();
    }
    Declared other = definitions.declared().get(new VariableName(word));
    if (other == null || other.definition().type() != VariableType.CHECKBOX) {
      findings.add(
          ErrorCode.DEFINITION_CONDITION,
          declared.pointer().child("visible_if"),
          text.span(),
          other == null
              ? "there is no variable " + Quoted.of(word)
              : "a condition must be true or false; %s is %s"
                  .formatted(word, other.definition().type().wire()),
          other == null
              ? findings.nearest(word, names.stream().map(VariableName::value).toList())
              : Optional.empty());
      return Optional.empty();
    }
    return Optional.of(new Condition(names.indexOf(other.definition().name()), isNegated));
  }

  private static void fault(
      Declared declared, SourceString text, Findings findings, String message) {
    findings.add(
        ErrorCode.DEFINITION_CONDITION,
        declared.pointer().child("visible_if"),
        text.span(),
        message);
  }

  /** Follows the conditions from one slot, which is a chain; false where it closes a circle. */
  private static boolean place(int slot, Map<Integer, Condition> conditions, Set<Integer> ordered) {
    List<Integer> chain = new ArrayList<>();
    Integer at = slot;
    while (at != null && !ordered.contains(at)) {
      if (chain.contains(at)) {
        return false;
      }
      chain.add(at);
      Condition condition = conditions.get(at);
      at = condition == null ? null : condition.slot();
    }
    ordered.addAll(chain.reversed());
    return true;
  }
}
