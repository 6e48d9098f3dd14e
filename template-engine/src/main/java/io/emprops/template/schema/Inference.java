package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.WhenHidden;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kind of variable that fits a schema, with its bounds. */
record Inference(VariableType type, ValueRules rules) {
  private static final int LONG_TEXT = 200;
  private static final List<String> LONG_NAMES =
      List.of(
          "body", "content", "description", "input", "instruction", "message", "prompt", "text");

  /** What the schema's own keywords suggest for a value of this name. */
  static Optional<Inference> of(SchemaNode node, String name, SchemaPlace place) {
    List<JsonValue> allowed = node.allowed();
    List<JsonValue> options =
        allowed == null ? List.of() : allowed.stream().filter(Inference::isOption).toList();
    if (!options.isEmpty()) {
      return Optional.of(
          new Inference(
              VariableType.SELECT,
              new ValueRules.Choice(
                  options.stream().map(Inference::option).toList(), null, false, null, null)));
    }
    Set<Kind> types = node.types();
    return types == null
        ? Optional.empty()
        : types.stream().sorted().flatMap(kind -> of(kind, node, name, place).stream()).findFirst();
  }

  private static boolean isOption(JsonValue value) {
    return switch (Kind.of(value)) {
      case STRING, NUMBER, INTEGER, BOOLEAN -> true;
      case ARRAY, OBJECT, NULL -> false;
    };
  }

  VariableDefinition definition(VariableName name, @Nullable String description) {
    return new VariableDefinition(
        name,
        type,
        rules,
        null,
        description,
        null,
        false,
        false,
        OnMissing.OMIT,
        null,
        null,
        null,
        WhenHidden.DROP,
        false,
        List.of());
  }

  private static Optional<Inference> of(
      Kind kind, SchemaNode node, String name, SchemaPlace place) {
    return switch (kind) {
      case STRING -> Optional.of(text(node, name));
      case NUMBER -> Optional.of(number(node, VariableType.NUMBER));
      case INTEGER -> Optional.of(number(node, VariableType.INTEGER));
      case BOOLEAN -> Optional.of(new Inference(VariableType.CHECKBOX, new ValueRules.None()));
      case ARRAY -> Optional.of(list(node, place));
      case OBJECT -> Optional.of(json());
      case NULL -> Optional.empty();
    };
  }

  private static Inference text(SchemaNode node, String name) {
    Integer max = node.length().max();
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isLong =
        max != null ? max > LONG_TEXT : LONG_NAMES.stream().anyMatch(word -> ends(lower, word));
    return new Inference(
        isLong ? VariableType.TEXTAREA : VariableType.TEXT,
        new ValueRules.Text(node.length().min(), max, null, null, null));
  }

  private static boolean ends(String name, String word) {
    return name.endsWith(word) || name.endsWith(word + "s");
  }

  private static Inference number(SchemaNode node, VariableType type) {
    Range range = node.range();
    return new Inference(
        type,
        new ValueRules.Numeric(
            range.lowExcluded() ? null : range.low(),
            range.highExcluded() ? null : range.high(),
            range.lowExcluded() ? range.low() : null,
            range.highExcluded() ? range.high() : null,
            null,
            null,
            false));
  }

  private static Inference list(SchemaNode node, SchemaPlace place) {
    boolean isOfText =
        node.arrays().prefix().isEmpty()
            && place.element(0).typed().filter(each -> isText(each)).isPresent();
    if (!isOfText) {
      return json();
    }
    var item =
        VariableDefinition.plain(
            new VariableName("item"),
            VariableType.TEXT,
            new ValueRules.Text(null, null, null, null, null));
    return new Inference(
        VariableType.LIST,
        new ValueRules.Items(item, node.arrays().length().min(), node.arrays().length().max()));
  }

  private static boolean isText(SchemaNode node) {
    Set<Kind> types = node.types();
    return types != null && types.contains(Kind.STRING);
  }

  private static Inference json() {
    return new Inference(VariableType.JSON, new ValueRules.Schema(null));
  }

  private static ChoiceOption option(JsonValue value) {
    return new ChoiceOption(
        value, value instanceof JsonString(String text) ? text : value.toJson(), null);
  }
}
