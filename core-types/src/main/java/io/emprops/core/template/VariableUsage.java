package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable with its places in the template.
 *
 * @param type its kind, declared or inferred
 * @param declared whether the document defines it
 * @param definition the definition's own JSON where declared; an inferred one where it was asked
 *     for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record VariableUsage(
    VariableName name,
    VariableType type,
    boolean declared,
    boolean required,
    @Nullable JsonValue definition,
    List<Place> usages) {

  public VariableUsage {
    usages = List.copyOf(usages);
  }

  /** Where a placeholder stands: a pointer into the document and a 1-based position. */
  public record Place(String pointer, int line, int column) {}
}
