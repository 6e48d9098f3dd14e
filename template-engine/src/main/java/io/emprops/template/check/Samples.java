package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import io.emprops.template.parse.Pointer;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values to preview with where nobody has given any. */
public final class Samples {
  private static final int MAX_ITEMS = 100;
  private static final int MAX_TEXT = 10_000;

  private Samples() {}

  /**
   * A value for each variable: its default, else its first example, else something plausible. What
   * a pattern or a schema asks for cannot be guessed, so that such a value may not fit.
   */
  public static JsonObject of(List<VariableDefinition> definitions) {
    Map<String, JsonValue> samples = new LinkedHashMap<>();
    definitions.forEach(definition -> samples.put(definition.name().value(), of(definition)));
    return new JsonObject(samples);
  }

  private static JsonValue of(VariableDefinition definition) {
    JsonValue value = definition.defaultValue();
    if (value != null && !(value instanceof JsonNull)) {
      return value;
    }
    return definition.examples().isEmpty()
        ? plausible(definition)
        : definition.examples().getFirst();
  }

  private static JsonValue plausible(VariableDefinition definition) {
    return switch (definition.rules()) {
      case ValueRules.Text text -> text(definition, text);
      case ValueRules.Numeric numeric -> number(definition.type(), numeric);
      case ValueRules.Choice choice -> choice(definition.type(), choice);
      case ValueRules.Temporal temporal -> moment(definition.type(), temporal);
      case ValueRules.Url url -> url(url);
      case ValueRules.Asset asset -> asset(asset);
      case ValueRules.Schema _ -> JsonValue.emptyObject();
      case ValueRules.Secret _ ->
          JsonValue.object().put("secret", definition.name().value()).build();
      case ValueRules.Items items ->
          items.items() == null
              ? JsonValue.array()
              : repeat(of(items.items()), items.minItems(), items.maxItems());
      case ValueRules.Fields(var fields) -> of(List.copyOf(fields.values()));
      case ValueRules.None _ -> plain(definition.type());
    };
  }

  private static JsonValue plain(VariableType type) {
    return switch (type) {
      case COLOR -> JsonValue.of("#336699");
      case EMAIL -> JsonValue.of("name@example.com");
      default -> JsonValue.of(true);
    };
  }

  private static JsonValue text(VariableDefinition definition, ValueRules.Text rules) {
    String label = definition.label();
    String placeholder = rules.placeholder();
    String text = label == null ? definition.name().value() : label;
    if (placeholder != null && !placeholder.isEmpty()) {
      text = placeholder;
    }
    Integer min = rules.minLength();
    if (min != null && text.codePointCount(0, text.length()) < min) {
      text = text + "…".repeat(Math.min(min, MAX_TEXT));
    }
    Integer max = rules.maxLength();
    if (max != null && text.codePointCount(0, text.length()) > max) {
      text = text.substring(0, text.offsetByCodePoints(0, max));
    }
    return JsonValue.of(text);
  }

  private static JsonValue number(VariableType type, ValueRules.Numeric rules) {
    boolean isInteger = type == VariableType.INTEGER || type == VariableType.SEED;
    BigDecimal any = NumberRange.any(rules, isInteger).orElse(BigDecimal.ZERO);
    BigDecimal min = rules.min();
    // Steps are counted from the least value, which is therefore always on one.
    BigDecimal sample = rules.step() != null && min != null ? min : any;
    return JsonValue.of(isInteger ? new BigDecimal(sample.toBigInteger()) : sample);
  }

  private static JsonValue choice(VariableType type, ValueRules.Choice rules) {
    JsonValue first =
        rules.options().stream().findFirst().map(ChoiceOption::value).orElse(JsonValue.of("other"));
    return type == VariableType.MULTISELECT
        ? repeat(first, rules.minItems(), rules.maxItems())
        : first;
  }

  private static JsonValue moment(VariableType type, ValueRules.Temporal rules) {
    JsonValue example = JsonValue.of(TemporalCheck.form(type));
    var run = new CheckRun(false);
    new TemporalCheck(type, rules).check(example, Pointer.root(), run);
    String bound = rules.after() == null ? rules.before() : rules.after();
    return run.errors().isEmpty() || bound == null
        ? example
        : JsonValue.of(TemporalCheck.beside(type, bound, rules.after() != null));
  }

  private static JsonValue url(ValueRules.Url rules) {
    String scheme = rules.schemes().isEmpty() ? "https" : rules.schemes().getFirst();
    String host = rules.hosts().isEmpty() ? "example.com" : rules.hosts().getFirst();
    return JsonValue.of(scheme + "://" + host + "/");
  }

  private static JsonValue asset(ValueRules.Asset rules) {
    JsonValue one = JsonValue.object().put("asset", "sample").build();
    return rules.multiple() ? repeat(one, rules.minItems(), rules.maxItems()) : one;
  }

  private static JsonValue repeat(JsonValue value, @Nullable Integer min, @Nullable Integer max) {
    int count = Math.min(min == null ? 1 : Math.max(1, min), max == null ? MAX_ITEMS : max);
    return new JsonArray(Collections.nCopies(Math.min(count, MAX_ITEMS), value));
  }
}
