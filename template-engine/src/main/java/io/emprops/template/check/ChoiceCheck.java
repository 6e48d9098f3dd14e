package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.ValueRules;
import io.emprops.template.parse.Pointer;
import java.util.List;
import java.util.Optional;

/**
 * One of the options, or the JSON text of one.
 *
 * @param open whether any other value will do too
 */
record ChoiceCheck(List<ChoiceOption> options, ChoiceIndex index, boolean open)
    implements ValueCheck {
  private static final int MAX_NAMES = 100;

  static ChoiceCheck of(ValueRules.Choice rules) {
    // A named set is known where the document is used, not here.
    return new ChoiceCheck(
        rules.options(),
        ChoiceIndex.of(rules.options()),
        rules.allowOther() || rules.optionsFrom() != null);
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!isScalar(value)) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be one of the options, not " + value.kind());
      return value;
    }
    if (index.holds(value)) {
      return value;
    }
    Optional<JsonValue> written =
        value instanceof JsonString(String text) ? index.written(text) : Optional.empty();
    if (written.isPresent()) {
      return written.get();
    }
    if (!open) {
      run.add(
          ErrorCode.INPUT_OPTION,
          at,
          "is not one of the %d options".formatted(options.size()),
          value instanceof JsonString(String text) ? run.nearest(text, names()) : null);
    }
    return value;
  }

  private static boolean isScalar(JsonValue value) {
    return switch (value) {
      case JsonString _, JsonNumber _, JsonBoolean _ -> true;
      case JsonNull _, JsonArray _, JsonObject _ -> false;
    };
  }

  /** What a hint may offer, the first ones of very many. */
  private List<String> names() {
    return options.stream()
        .limit(MAX_NAMES)
        .map(option -> ChoiceIndex.text(option.value()))
        .toList();
  }
}
