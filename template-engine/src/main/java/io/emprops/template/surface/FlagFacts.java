package io.emprops.template.surface;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list of flags says about one of them, in a line. */
final class FlagFacts {
  private static final int MAX_OPTIONS = 20;

  private final List<String> facts = new ArrayList<>();

  private FlagFacts() {}

  static String of(VariableDefinition definition) {
    var facts = new FlagFacts();
    facts.collect(definition);
    List<String> parts = new ArrayList<>();
    add(parts, definition.label());
    add(parts, definition.description());
    if (!facts.facts.isEmpty()) {
      parts.add("(" + String.join("; ", facts.facts) + ")");
    }
    return String.join(" ", parts).lines().map(String::strip).collect(Collectors.joining(" "));
  }

  /** A part ends in a full stop, so that the next one begins a sentence. */
  private static void add(List<String> parts, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      parts.add(text.endsWith(".") ? text : text + ".");
    }
  }

  private void collect(VariableDefinition definition) {
    if (definition.required()) {
      facts.add("required");
    }
    rules(definition.rules());
    // A secret's default is the name of one, and still no business of a screen.
    JsonValue value = definition.defaultValue();
    if (value != null && definition.type() != VariableType.SECRET) {
      facts.add("default " + value.toJson());
    }
    if (definition.visibleIf() != null) {
      facts.add("only if " + definition.visibleIf());
    }
    if (definition.deprecated()) {
      facts.add("deprecated");
    }
  }

  private void rules(ValueRules rules) {
    switch (rules) {
      case ValueRules.Text text -> {
        fact("at least %s characters", text.minLength());
        fact("at most %s characters", text.maxLength());
        fact("pattern %s", text.pattern());
      }
      case ValueRules.Numeric number -> {
        fact("at least %s", number.min());
        fact("more than %s", number.exclusiveMin());
        fact("at most %s", number.max());
        fact("less than %s", number.exclusiveMax());
        fact("in steps of %s", number.step());
        fact("in %s", number.unit());
      }
      case ValueRules.Choice choice -> {
        options(choice);
        items(choice.minItems(), choice.maxItems());
      }
      case ValueRules.Temporal moment -> {
        fact("after %s", moment.after());
        fact("before %s", moment.before());
      }
      case ValueRules.Url url -> {
        fact("scheme %s", anyOf(url.schemes()));
        fact("host %s", anyOf(url.hosts()));
      }
      case ValueRules.Asset asset -> {
        fact("accepts %s", anyOf(asset.accept()));
        fact("at most %s bytes", asset.maxBytes());
        items(asset.minItems(), asset.maxItems());
      }
      case ValueRules.Items list -> items(list.minItems(), list.maxItems());
      case ValueRules.None _, ValueRules.Schema _, ValueRules.Secret _, ValueRules.Fields _ -> {}
    }
  }

  private void options(ValueRules.Choice choice) {
    List<String> options =
        choice.options().stream()
            .limit(MAX_OPTIONS)
            .map(option -> option.value().toJson())
            .toList();
    String more = choice.options().size() > MAX_OPTIONS ? ", …" : "";
    fact("one of %s", options.isEmpty() ? null : String.join(", ", options) + more);
    fact("one of the set %s", choice.optionsFrom());
    fact("%s", choice.allowOther() ? "others are allowed" : null);
  }

  private void items(@Nullable Integer min, @Nullable Integer max) {
    fact("at least %s of them", min);
    fact("at most %s of them", max);
  }

  private void fact(String form, @Nullable Object value) {
    if (value != null) {
      facts.add(form.formatted(value));
    }
  }

  private static @Nullable String anyOf(List<String> names) {
    return names.isEmpty() ? null : String.join(" or ", names);
  }
}
