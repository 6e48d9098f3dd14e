package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renders templates whose placeholders, conditions and lists are single words, as plainly as the
 * language describes it and without any of the engine's code.
 */
final class TemplateOracle {
  private final OracleNames names;
  private final Set<String> errors = new TreeSet<>();

  private TemplateOracle(OracleNames names) {
    this.names = names;
  }

  /**
   * What must come of a rendering.
   *
   * @param payload empty where there are errors
   * @param errors the codes of all errors
   */
  record Expected(Optional<JsonValue> payload, Set<String> errors) {}

  /**
   * Renders.
   *
   * @param values the inputs as they were checked
   */
  static Expected render(JsonObject document, JsonObject values) {
    JsonObject definitions =
        (JsonObject) document.member("variable_types").orElse(JsonValue.emptyObject());
    var oracle = new TemplateOracle(new OracleNames(definitions, values));
    Optional<JsonValue> payload = oracle.value(document.member("template").orElseThrow());
    if (payload.isEmpty() && oracle.errors.isEmpty()) {
      oracle.errors.add("root.omitted");
    }
    return new Expected(oracle.errors.isEmpty() ? payload : Optional.empty(), oracle.errors);
  }

  private Optional<JsonValue> value(JsonValue template) {
    return switch (template) {
      case JsonString(String text) -> string(text);
      case JsonArray(var elements) -> Optional.of(new JsonArray(elements(elements)));
      case JsonObject object -> object(object);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> Optional.of(template);
    };
  }

  private Optional<JsonValue> string(String text) {
    List<OracleText.Piece> pieces = OracleText.pieces(text);
    return pieces.size() == 1 && pieces.getFirst().isHole()
        ? names.whole(pieces.getFirst().text())
        : Optional.of(JsonValue.of(text(pieces)));
  }

  private String text(List<OracleText.Piece> pieces) {
    var out = new StringBuilder();
    for (OracleText.Piece piece : pieces) {
      out.append(piece.isHole() ? embedded(piece.text()) : piece.text());
    }
    return out.toString();
  }

  private String embedded(String name) {
    return switch (names.whole(name).orElse(JsonValue.of(""))) {
      case JsonString(String text) -> text;
      case JsonNumber(String digits) -> digits;
      case JsonBoolean(boolean flag) -> Boolean.toString(flag);
      case JsonNull _ -> fault("input.embedded-null");
      case JsonArray _, JsonObject _ -> fault("placeholder.not-scalar");
    };
  }

  private String fault(String code) {
    errors.add(code);
    return "";
  }

  private List<JsonValue> elements(List<JsonValue> templates) {
    List<JsonValue> elements = new ArrayList<>();
    templates.forEach(template -> elements.addAll(spliced(template)));
    return elements;
  }

  /** What an element gives: a loop, itself or through other directives, gives all of its turns. */
  private List<JsonValue> spliced(JsonValue template) {
    if (!(template instanceof JsonObject object)) {
      return value(template).stream().toList();
    }
    Map<String, JsonValue> members = object.members();
    if (members.containsKey("$if")) {
      return branch(object).map(this::spliced).orElse(List.of());
    }
    if (members.containsKey("$switch")) {
      return chosen(object).map(this::spliced).orElse(List.of());
    }
    if (members.containsKey("$let")) {
      return names.within(() -> spliced(let(object)));
    }
    return members.containsKey("$each") ? turns(object) : value(template).stream().toList();
  }

  private Optional<JsonValue> object(JsonObject object) {
    Map<String, JsonValue> members = object.members();
    if (members.containsKey("$raw")) {
      return object.member("$raw");
    }
    if (members.containsKey("$if")) {
      return branch(object).flatMap(this::value);
    }
    if (members.containsKey("$switch")) {
      return chosen(object).flatMap(this::value);
    }
    if (members.containsKey("$let")) {
      return names.within(() -> value(let(object)));
    }
    if (members.containsKey("$each")) {
      return Optional.of(new JsonArray(turns(object)));
    }
    return members.containsKey("$merge") ? Optional.of(merged(object)) : Optional.of(plain(object));
  }

  private JsonObject plain(JsonObject object) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, template) -> {
              Optional<String> name = name(key);
              Optional<JsonValue> value = name.flatMap(_ -> value(template));
              if (value.isPresent()
                  && members.putIfAbsent(name.orElseThrow(), value.get()) != null) {
                errors.add("key.duplicate");
              }
            });
    return new JsonObject(members);
  }

  private Optional<String> name(String key) {
    if (key.startsWith("$$") && OracleText.isDirective(key.substring(key.lastIndexOf('$')))) {
      return Optional.of(key.substring(1));
    }
    List<OracleText.Piece> pieces = OracleText.pieces(key);
    if (pieces.size() != 1 || !pieces.getFirst().isHole()) {
      return Optional.of(text(pieces));
    }
    return names
        .whole(pieces.getFirst().text())
        .flatMap(
            value ->
                switch (value) {
                  case JsonString(String text) -> Optional.of(text);
                  case JsonNumber(String digits) -> Optional.of(digits);
                  case JsonBoolean(boolean flag) -> Optional.of(Boolean.toString(flag));
                  case JsonNull _, JsonArray _, JsonObject _ -> {
                    errors.add("key.not-scalar");
                    yield Optional.empty();
                  }
                });
  }

  private Optional<JsonValue> branch(JsonObject object) {
    return object.member(holds(object, "$if") ? "then" : "else");
  }

  private boolean holds(JsonObject object, String member) {
    return switch (names.named(word(object, member))) {
      case JsonBoolean(boolean flag) -> flag;
      case JsonNull _ -> false;
      case JsonString _, JsonNumber _, JsonArray _, JsonObject _ -> {
        errors.add("directive.condition");
        yield false;
      }
    };
  }

  private static String word(JsonObject object, String member) {
    return ((JsonString) object.member(member).orElseThrow()).value();
  }

  private Optional<JsonValue> chosen(JsonObject object) {
    Optional<JsonValue> otherwise = Optional.empty();
    for (JsonValue each : ((JsonArray) object.member("$switch").orElseThrow()).elements()) {
      var one = (JsonObject) each;
      if (one.member("default").isPresent()) {
        otherwise = one.member("default");
      } else if (holds(one, "case")) {
        return one.member("then");
      }
    }
    return otherwise;
  }

  /** Binds the names and gives the body. */
  private JsonValue let(JsonObject object) {
    ((JsonObject) object.member("$let").orElseThrow())
        .members()
        .forEach((name, word) -> names.bind(name, ((JsonString) word).value()));
    return object.member("in").orElseThrow();
  }

  private List<JsonValue> turns(JsonObject each) {
    String list = word(each, "$each");
    List<JsonValue> all = new ArrayList<>();
    if (!(names.named(list) instanceof JsonArray(var elements))) {
      errors.add("directive.list");
      return all;
    }
    String item = each.member("as").isPresent() ? word(each, "as") : "item";
    for (int i = 0; i < elements.size(); i++) {
      int index = i;
      all.addAll(
          names.within(
              () -> {
                names.bindElement(item, list, elements.get(index));
                names.bindIndex(item + "_index", index);
                return each.member("where").isEmpty() || holds(each, "where")
                    ? value(each.member("do").orElseThrow()).stream().toList()
                    : List.of();
              }));
    }
    return all;
  }

  private JsonObject merged(JsonObject object) {
    Map<String, JsonValue> members = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (JsonValue part :
        elements(((JsonArray) object.member("$merge").orElseThrow()).elements())) {
      if (part instanceof JsonObject added) {
        added.members().keySet().stream().filter(name -> !order.contains(name)).forEach(order::add);
        members.putAll(added.members());
      } else {
        errors.add("directive.merge");
      }
    }
    var merged = JsonValue.object();
    order.forEach(name -> merged.put(name, java.util.Objects.requireNonNull(members.get(name))));
    return merged.build();
  }
}
