package io.emprops.template.ast;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.Optional;

/** What the definitions tell of a value before there is one. */
public final class Kinds {
  private Kinds() {}

  /** The definition of an expression's value, where it is known. */
  public static Optional<VariableDefinition> typeOf(Expression expression) {
    return switch (expression) {
      case Expression.Variable(_, var definition) -> Optional.of(definition);
      case Expression.Path path -> path.type();
      case Expression.Constant _, Expression.Asset _, Expression.Now _ -> Optional.empty();
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
    return switch (type.rules()) {
      case ValueRules.Secret _, ValueRules.Asset _ -> true;
      case ValueRules.Items items -> items.items() != null && isLate(items.items());
      case ValueRules.Fields(var fields) -> fields.values().stream().anyMatch(Kinds::isLate);
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Choice _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _ ->
          false;
    };
  }

  /** The same definition for one of several files. */
  static VariableDefinition single(VariableDefinition files, ValueRules.Asset rules) {
    return VariableDefinition.plain(
        files.name(),
        files.type(),
        new ValueRules.Asset(rules.accept(), rules.maxBytes(), false, null, null));
  }
}
