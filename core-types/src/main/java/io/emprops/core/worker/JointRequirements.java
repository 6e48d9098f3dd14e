package io.emprops.core.worker;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document and one execution of it ask of a worker, both of which must hold: an array, in
 * which what the execution asks stands last. Where the execution asks nothing, what the document
 * asks stands alone.
 */
public final class JointRequirements {
  private JointRequirements() {}

  /** Joins them. */
  public static Optional<JsonValue> of(
      Optional<JsonValue> document, Optional<? extends JsonValue> execution) {
    if (execution.isEmpty()) {
      return document;
    }
    List<JsonValue> both = new ArrayList<>();
    document.ifPresent(both::add);
    both.add(execution.get());
    return Optional.of(new JsonArray(both));
  }

  /** What the execution asked of these. */
  public static Optional<JsonValue> ofExecution(@Nullable JsonValue joint) {
    return joint instanceof JsonArray(var parts) && !parts.isEmpty()
        ? Optional.of(parts.getLast())
        : Optional.empty();
  }
}
