package io.emprops.template.ast;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.Optional;
import java.util.function.Predicate;

/** What the definitions tell of a value before there is one. */
public final class Kinds {
  private Kinds() {}

  /** The definition of an expression's value, where it is known. */
  public static Optional<VariableDefinition> definitionOf(Expression expression) {
    return switch (expression) {
      case Expression.Reference reference -> reference.definition();
      case Expression.Constant _, Expression.Asset _, Expression.Computed _ -> Optional.empty();
    };
  }

  /** Whether a value that is present is an array or object for certain, not a stored file. */
  static boolean isComposite(VariableDefinition type) {
    return switch (type.rules()) {
      case ValueRules.Items _, ValueRules.Fields _ -> true;
      case ValueRules.Choice _ -> type.type() == VariableType.MULTISELECT;
      case ValueRules.Asset asset -> asset.multiple();
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _,
          ValueRules.Secret _ ->
          false;
    };
  }

  /** Whether a value holds secrets or stored files, itself or inside. */
  public static boolean isLate(VariableDefinition type) {
    return holds(type, Kinds::isLate);
  }

  private static boolean isLate(ValueRules rules) {
    return rules instanceof ValueRules.Secret || rules instanceof ValueRules.Asset;
  }

  /** Whether a value holds secrets, itself or inside. */
  public static boolean isSecret(VariableDefinition type) {
    return holds(type, rules -> rules instanceof ValueRules.Secret);
  }

  private static boolean holds(VariableDefinition type, Predicate<ValueRules> sought) {
    return sought.test(type.rules())
        || switch (type.rules()) {
          case ValueRules.Items items -> items.items() != null && holds(items.items(), sought);
          case ValueRules.Fields(var fields) ->
              fields.values().stream().anyMatch(field -> holds(field, sought));
          case ValueRules.Secret _,
              ValueRules.Asset _,
              ValueRules.None _,
              ValueRules.Text _,
              ValueRules.Numeric _,
              ValueRules.Choice _,
              ValueRules.Temporal _,
              ValueRules.Url _,
              ValueRules.Schema _ ->
              false;
        };
  }

  /** The definition of an element of a list, where it is known. */
  static Optional<VariableDefinition> elementOf(VariableDefinition list) {
    return switch (list.rules()) {
      case ValueRules.Items items -> Optional.ofNullable(items.items());
      case ValueRules.Asset files when files.multiple() -> Optional.of(single(list, files));
      default -> Optional.empty();
    };
  }

  /** The same definition for one of several files. */
  private static VariableDefinition single(VariableDefinition files, ValueRules.Asset rules) {
    return VariableDefinition.plain(
        files.name(),
        files.type(),
        new ValueRules.Asset(rules.accept(), rules.maxBytes(), false, null, null));
  }
}
