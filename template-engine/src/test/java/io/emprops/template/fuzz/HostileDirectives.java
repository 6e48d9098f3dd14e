package io.emprops.template.fuzz;

import static io.emprops.template.fuzz.HostileCase.RENDERED;
import static io.emprops.template.fuzz.HostileCase.given;
import static io.emprops.template.fuzz.HostileCase.list;
import static io.emprops.template.fuzz.HostileCase.numbered;
import static io.emprops.template.fuzz.HostileCase.object;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Directives and definitions that mean harm. */
final class HostileDirectives {
  private static final int MANY = 10_000;
  private static final String LIST = "{\"v\":{\"type\":\"list\"}}";

  private HostileDirectives() {}

  static Stream<HostileCase> all() {
    return Stream.of(loops(), merges(), variables(), schemas()).flatMap(cases -> cases.stream());
  }

  private static List<HostileCase> loops() {
    String body = "\"" + "x".repeat(100_000) + "\"";
    return List.of(
        HostileCase.of(
            "a loop in a loop",
            "limit.iterations",
            "{\"$each\":\"v\",\"do\":{\"$each\":\"v\",\"as\":\"w\",\"do\":1}}",
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "loops side by side",
            "limit.iterations",
            list(1_000, _ -> "{\"$each\":\"v\",\"do\":1}"),
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "a loop over a large constant",
            "limit.output",
            "{\"$each\":\"v\",\"do\":{\"a\":" + body + "}}",
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "a loop over a large text",
            "limit.output",
            "{\"$each\":\"v\",\"do\":\"{{item}}" + body.substring(1) + "}",
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "a loop over many members",
            "limit.output",
            "{\"$each\":\"v\",\"do\":" + object(5_000, i -> "\"k" + i + "\":\"{{item}}\"") + "}",
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "a loop that gives nothing",
            RENDERED,
            "[{\"$each\":\"v\",\"where\":\"item\",\"do\":1}]",
            "{\"v\":{\"type\":\"json\"}}",
            () -> given(new JsonArray(Collections.nCopies(MANY, JsonValue.of(false))))),
        HostileCase.of(
            "a loop over a loop's list",
            "limit.output",
            "{\"$each\":\"v\",\"do\":\"{{v}}\"}",
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "errors in a loop",
            "directive.condition",
            "{\"$each\":\"v\",\"where\":\"item\",\"do\":1}",
            LIST,
            HostileCase::numbered));
  }

  private static List<HostileCase> merges() {
    String wide = object(5_000, i -> "\"k" + i + "\":1");
    return List.of(
        HostileCase.of(
            "a merge of merges",
            "limit.depth",
            "{\"$merge\":[".repeat(40) + "{}" + "]}".repeat(40),
            "{}"),
        HostileCase.of(
            "a loop that merges a wide object",
            "limit.output",
            "{\"$merge\":[{\"$each\":\"v\",\"do\":" + wide + "}]}",
            LIST,
            HostileCase::numbered),
        HostileCase.of(
            "a loop that merges a wide input",
            "limit.output",
            "{\"$merge\":[{\"$each\":\"v\",\"do\":\"{{w}}\"}]}",
            "{\"v\":{\"type\":\"list\"},\"w\":{\"type\":\"object\"}}",
            HostileDirectives::wide),
        HostileCase.of(
            "a loop of merges",
            "limit.output",
            "{\"$each\":\"v\",\"do\":{\"$merge\":[\"{{w}}\",\"{{w}}\"]}}",
            "{\"v\":{\"type\":\"list\"},\"w\":{\"type\":\"object\"}}",
            HostileDirectives::wide),
        HostileCase.of(
            "merges of secrets",
            RENDERED,
            "{\"$merge\":[{\"$each\":\"v\",\"do\":{\"{{item_index}}\":\"{{s}}\"}}]}",
            "{\"v\":{\"type\":\"list\"},\"s\":{\"type\":\"secret\",\"default\":{\"secret\":\"x\"}}}",
            HostileCase::numbered),
        HostileCase.of(
            "merges of the same secret",
            "limit.output",
            "{\"$merge\":[{\"$each\":\"v\",\"do\":{\"a\":\"{{s}}\",\"{{item_index}}\":\"{{s}}\"}}]}",
            "{\"v\":{\"type\":\"list\"},\"s\":{\"type\":\"secret\",\"default\":{\"secret\":\"x\"}}}",
            HostileCase::numbered));
  }

  private static JsonObject wide() {
    var wide = JsonValue.object();
    for (int i = 0; i < 50_000; i++) {
      wide.put("k" + i, i);
    }
    return JsonValue.object()
        .put("v", numbered().member("v").orElseThrow())
        .put("w", wide.build())
        .build();
  }

  private static List<HostileCase> variables() {
    return List.of(
        HostileCase.of(
            "each visible if the next is",
            RENDERED,
            "1",
            object(
                    999,
                    i ->
                        "\"v%d\":{\"type\":\"checkbox\",\"default\":true,\"visible_if\":\"v%d\"}"
                            .formatted(i, i + 1))
                .replace("\"visible_if\":\"v999\"", "\"default\":true")
                .replace("\"default\":true,\"default\":true", "\"default\":true")),
        HostileCase.of(
            "each visible unless the next is",
            "expression.cost",
            "1",
            object(
                999,
                i ->
                    "\"v%d\":{\"type\":\"checkbox\"%s}"
                        .formatted(i, i == 998 ? "" : ",\"visible_if\":\"!v" + (i + 1) + "\""))),
        HostileCase.of(
            "each visible if all others are",
            "definition.condition,expression.cost",
            "1",
            object(
                300,
                i ->
                    "\"v%d\":{\"type\":\"checkbox\",\"visible_if\":\"%s\"}"
                        .formatted(
                            i,
                            IntStream.range(0, 300)
                                .filter(j -> j != i)
                                .mapToObj(j -> "v" + j)
                                .collect(Collectors.joining("&&"))))),
        HostileCase.of(
            "1 000 names close to another",
            "limit.variables",
            list(9_000, i -> "\"{{v" + i + "x}}\""),
            object(900, i -> "\"v" + i + "\":{\"type\":\"text\"}")),
        HostileCase.of(
            "nested definitions",
            "limit.depth",
            "1",
            "{\"v\":"
                + "{\"type\":\"list\",\"items\":".repeat(100)
                + "{\"type\":\"text\"}"
                + "}".repeat(101)));
  }

  private static List<HostileCase> schemas() {
    return List.of(
        schema("a pattern", "{\"pattern\":\"^(a+)+$\"}", JsonValue.of("a".repeat(100_000) + "!")),
        schema(
            "unique elements",
            "{\"uniqueItems\":true}",
            new JsonArray(Collections.nCopies(MANY, JsonValue.array(JsonValue.of(1))))),
        schema("a circle", "{\"$ref\":\"#\"}", JsonValue.of(1)),
        schema(
            "a tree of references",
            "{\"$defs\":"
                + object(
                        60,
                        i ->
                            "\"d%d\":{\"allOf\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
                                .formatted(i, i + 1, i + 1))
                    .replaceFirst("}$", ",\"d60\":{\"type\":\"string\"}}")
                + ",\"$ref\":\"#/$defs/d0\"}",
            JsonValue.of(1)),
        schema(
            "a thousand choices",
            "{\"anyOf\":" + list(1_000, i -> "{\"const\":" + i + "}") + "}",
            JsonValue.of(-1)),
        schema("a far multiple", "{\"multipleOf\":1e-300}", new JsonNumber("1e308")),
        schema("a huge multiple", "{\"multipleOf\":1e-999999999}", JsonValue.of(1)));
  }

  /** They end in one of two ways: the schema is refused at save, or the value at run. */
  private static HostileCase schema(String name, String schema, JsonValue value) {
    return HostileCase.of(
        "schema: " + name,
        "*",
        "\"{{v}}\"",
        "{\"v\":{\"type\":\"json\",\"schema\":" + schema + "}}",
        () -> given(value));
  }
}
