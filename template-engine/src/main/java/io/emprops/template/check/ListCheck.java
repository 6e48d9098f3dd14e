package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array whose elements are all checked alike. */
record ListCheck(ElementCheck element, @Nullable Integer minItems, @Nullable Integer maxItems)
    implements ValueCheck {

  /** Checks one element, which may be null. */
  interface ElementCheck {
    JsonValue check(JsonValue value, Pointer at, CheckRun run);
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!(value instanceof JsonArray(List<JsonValue> elements))) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be an array, not " + value.kind());
      return value;
    }
    if (minItems != null && elements.size() < minItems) {
      run.add(ErrorCode.INPUT_MIN_ITEMS, at, "must have at least %d values".formatted(minItems));
    }
    if (maxItems != null && elements.size() > maxItems) {
      run.add(ErrorCode.INPUT_MAX_ITEMS, at, "must have at most %d values".formatted(maxItems));
    }
    List<JsonValue> checked = new ArrayList<>(elements.size());
    for (JsonValue each : elements) {
      checked.add(element.check(each, at.child(checked.size()), run));
    }
    return new JsonArray(checked);
  }
}
