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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the options, or the JSON text of one.
 *
 * @param names options that a hint may offer, the first ones of very many
 */
record ChoiceCheck(
    Set<ScalarKey> options, Map<String, JsonValue> texts, List<String> names, boolean open)
    implements ValueCheck {
  private static final int MAX_NAMES = 100;

  static ChoiceCheck of(ValueRules.Choice rules) {
    Set<ScalarKey> options = new HashSet<>();
    Map<String, JsonValue> texts = new HashMap<>();
    for (ChoiceOption option : rules.options()) {
      options.add(ScalarKey.of(option.value()));
      texts.putIfAbsent(text(option.value()), option.value());
    }
    List<String> names =
        rules.options().stream().limit(MAX_NAMES).map(option -> text(option.value())).toList();
    // A named set is known where the document is used, not here.
    return new ChoiceCheck(
        options, texts, names, rules.allowOther() || rules.optionsFrom() != null);
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!isScalar(value)) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be one of the options, not " + value.kind());
      return value;
    }
    if (options.contains(ScalarKey.of(value))) {
      return value;
    }
    if (value instanceof JsonString(String text) && texts.containsKey(text)) {
      return texts.getOrDefault(text, value);
    }
    if (!open) {
      run.add(
          ErrorCode.INPUT_OPTION,
          at,
          "is not one of the %d options".formatted(options.size()),
          value instanceof JsonString(String text) ? run.nearest(text, names) : null);
    }
    return value;
  }

  private static boolean isScalar(JsonValue value) {
    return switch (value) {
      case JsonString _, JsonNumber _, JsonBoolean _ -> true;
      case JsonNull _, JsonArray _, JsonObject _ -> false;
    };
  }

  private static String text(JsonValue option) {
    return option instanceof JsonString(String text) ? text : option.toJson();
  }
}
