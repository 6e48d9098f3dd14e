package io.emprops.ui.component.form;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.VariableName;
import java.util.Set;

/** Tells which fields of one form are hidden while it holds certain values. */
@FunctionalInterface
public interface HiddenFields {

  /**
   * The names of those that are hidden.
   *
   * @param values of all fields that hold one, hidden or not, so that the same values always hide
   *     the same fields
   */
  Set<VariableName> among(JsonObject values);
}
