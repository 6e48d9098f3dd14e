package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.RandomJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Makes templates by chance that have no errors but by mischance. */
final class RandomTemplate {
  private static final Set<String> DIRECTIVES =
      Set.of("$if", "$switch", "$each", "$merge", "$let", "$raw");

  private final SplittableRandom random;
  private final RandomJson json;
  private final boolean computes;
  private final List<Named> scope = new ArrayList<>();

  RandomTemplate(SplittableRandom random, List<RandomVariable> variables, boolean computes) {
    this.random = random;
    this.json = new RandomJson(random);
    this.computes = computes;
    variables.forEach(variable -> scope.add(new Named(variable.name(), Form.of(variable))));
  }

  /** A name that can be used, and what kind of value it has. */
  private record Named(String name, Form form) {}

  JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 15 : 7)) {
      case 0 -> escaped(json.value(1));
      case 1, 2, 3 -> JsonValue.of(hole(word(_ -> true)));
      case 4, 5 -> JsonValue.of(text());
      case 6 -> computes ? JsonValue.of(hole(expression())) : escaped(json.value(2));
      case 7, 8 -> array(depth - 1);
      case 9, 10 -> object(depth - 1);
      case 11 -> either(depth - 1);
      case 12 -> random.nextBoolean() ? choice(depth - 1) : raw();
      case 13 -> each(depth - 1);
      default -> random.nextBoolean() ? merge(depth - 1) : let(depth - 1);
    };
  }

  private String hole(String expression) {
    return random.nextBoolean() ? "{{" + expression + "}}" : "{{ " + expression + " \t}}";
  }

  /** The name of something of a kind, mostly the innermost; {@code null} where there is none. */
  private String word(Predicate<Form> kind) {
    List<String> names =
        scope.stream().filter(named -> kind.test(named.form())).map(Named::name).toList();
    return names.isEmpty() ? "null" : names.get(random.nextInt(names.size()));
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(beforeHole(json.text())).append(hole(word(Form::canStandInText)));
    }
    return text.append(escaped(json.text())).toString();
  }

  /** Text that says nothing of the placeholder after it. */
  private static String beforeHole(String text) {
    String escaped = escaped(text);
    int end = escaped.length();
    while (end > 0 && escaped.charAt(end - 1) == '\\') {
      end--;
    }
    return escaped.endsWith("{") ? escaped + " " : escaped + escaped.substring(end);
  }

  private JsonArray array(int depth) {
    List<JsonValue> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(value(depth));
    }
    return new JsonArray(elements);
  }

  private JsonObject object(int depth) {
    var object = JsonValue.object();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.put(key(), value(depth));
    }
    return object.build();
  }

  private String key() {
    return switch (random.nextInt(6)) {
      case 0 -> hole(word(Form::canBeKey));
      case 1 -> beforeHole(json.text()) + hole(word(Form::canBeKey));
      default -> escapedKey(json.text());
    };
  }

  private JsonObject either(int depth) {
    var directive = JsonValue.object().put("$if", condition());
    int branches = random.nextInt(3);
    if (branches != 0) {
      directive.put("then", value(depth));
    }
    if (branches != 1) {
      directive.put("else", value(depth));
    }
    return directive.build();
  }

  private String condition() {
    return computes && random.nextInt(8) == 0
        ? new RandomExpression(random, List.of()).bool(2).text()
        : word(Form::canDecide);
  }

  private JsonObject choice(int depth) {
    List<JsonValue> cases = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      cases.add(JsonValue.object().put("case", condition()).put("then", value(depth)).build());
    }
    if (random.nextBoolean()) {
      cases.add(
          random.nextInt(cases.size() + 1),
          JsonValue.object().put("default", value(depth)).build());
    }
    return JsonValue.object().put("$switch", new JsonArray(cases)).build();
  }

  private JsonObject raw() {
    return JsonValue.object().put("$raw", json.value(3)).build();
  }

  private JsonObject each(int depth) {
    List<Named> lists = scope.stream().filter(named -> named.form().canBeList()).toList();
    if (lists.isEmpty()) {
      return raw();
    }
    Named list = lists.get(random.nextInt(lists.size()));
    String item = random.nextBoolean() ? "item" : "i" + random.nextInt(3);
    var directive = JsonValue.object().put("$each", list.name());
    if (!item.equals("item") || random.nextBoolean()) {
      directive.put("as", item);
    }
    int mark = scope.size();
    scope.add(new Named(item, list.form().element()));
    scope.add(new Named(item + "_index", Form.SCALAR));
    if (random.nextInt(5) == 0) {
      directive.put("where", condition());
    }
    directive.put("do", value(depth));
    scope.subList(mark, scope.size()).clear();
    return directive.build();
  }

  private JsonObject merge(int depth) {
    List<JsonValue> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean isNamed = random.nextInt(3) == 0 && scope.stream().anyMatch(n -> n.form().isMerged());
      parts.add(isNamed ? JsonValue.of(hole(word(Form::isMerged))) : object(depth));
    }
    return JsonValue.object().put("$merge", new JsonArray(parts)).build();
  }

  private JsonObject let(int depth) {
    var names = JsonValue.object();
    int mark = scope.size();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Named one = scope.get(random.nextInt(mark));
      names.put("x" + i, one.name());
      scope.add(new Named("x" + i, one.form()));
    }
    JsonValue body = value(depth);
    scope.subList(mark, scope.size()).clear();
    return JsonValue.object().put("$let", names.build()).put("in", body).build();
  }

  private String expression() {
    return switch (random.nextInt(4)) {
      case 0 -> word(Form::hasMembers) + ".f1";
      case 1 -> word(Form::canBeList) + "[0]";
      case 2 -> "json(" + word(form -> form == Form.SCALAR) + ")";
      default -> new RandomExpression(random, List.of()).any(3).text();
    };
  }

  /** The value as a template writes it that gives it. */
  private static JsonValue escaped(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> JsonValue.of(escaped(text));
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(RandomTemplate::escaped).toList());
      case JsonObject(var members) -> {
        var object = JsonValue.object();
        members.forEach((name, member) -> object.put(escapedKey(name), escaped(member)));
        yield object.build();
      }
      case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  private static String escapedKey(String key) {
    String name = key.substring(key.lastIndexOf('$') < 0 ? 0 : key.lastIndexOf('$'));
    boolean isDirective =
        DIRECTIVES.contains(name)
            && key.chars().limit(key.length() - name.length()).allMatch(c -> c == '$');
    return isDirective ? "$" + key : escaped(key);
  }

  private static String escaped(String text) {
    var out = new StringBuilder();
    int backslashes = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("{{", i)) {
        out.repeat('\\', backslashes + 1).append("{{");
        i++;
        backslashes = 0;
      } else {
        out.append(text.charAt(i));
        backslashes = text.charAt(i) == '\\' ? backslashes + 1 : 0;
      }
    }
    return out.toString();
  }
}
