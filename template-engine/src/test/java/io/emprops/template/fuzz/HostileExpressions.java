package io.emprops.template.fuzz;

import static io.emprops.template.fuzz.HostileCase.RENDERED;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Expressions that mean harm. */
final class HostileExpressions {
  private static final String COST = "expression.cost";
  private static final String EVALUATION = "expression.evaluation";
  private static final String TYPE = "expression.type";
  private static final int MANY = 10_000;
  private static final int LONG = 1 << 20;
  private static final String TYPES =
      "{\"l\":{\"type\":\"list\"},\"t\":{\"type\":\"text\"},\"s\":{\"type\":\"text\"},"
          + "\"f\":{\"type\":\"checkbox\"},\"a\":{\"type\":\"json\"}}";

  private HostileExpressions() {}

  static Stream<HostileCase> all() {
    return Stream.of(loops(), amplifiers(), searches(), shapes(), names())
        .flatMap(cases -> cases.stream());
  }

  private static HostileCase expression(String name, String code, String expression) {
    return HostileCase.of(
        name,
        code,
        JsonValue.of("{{ " + expression + " }}").toJson(),
        TYPES,
        HostileExpressions::inputs);
  }

  private static JsonObject inputs() {
    return JsonValue.object()
        .put(
            "l",
            new JsonArray(IntStream.range(0, MANY).mapToObj(i -> JsonValue.of((long) i)).toList()))
        .put("t", "a".repeat(LONG))
        .put("s", "a".repeat(LONG / 2) + "b")
        .put("f", true)
        .put("a", JsonValue.object().put("a", 1).build())
        .build();
  }

  private static List<HostileCase> loops() {
    return List.of(
        expression("map of map", COST, "l.map(x, l.map(y, x + y))"),
        expression("map of the list", COST, "l.map(x, l)"),
        expression("filter of in", COST, "l.filter(x, (x + 1.5) in l)"),
        expression("all of all", "limit.iterations", "l.all(x, l.all(y, x + y >= 0))"),
        expression("exists of contains", COST, "l.exists(x, t.contains(s))"),
        expression("map of text", COST, "l.map(x, t + t)"),
        expression("map of size", COST, "l.map(x, size(t))"),
        expression("map of substring", COST, "l.map(x, t.substring(1))"),
        expression("map of upper case", COST, "l.map(x, t.upperAscii())"),
        expression("map of reverse", COST, "l.map(x, t.reverse())"),
        expression("map of trim", COST, "l.map(x, t.trim())"),
        expression("map of bytes", COST, "l.map(x, size(bytes(t)))"),
        expression("map of a matching", COST, "l.map(x, t.matches('(a*)*b'))"),
        expression(
            "map of long patterns", COST, "l.map(x, ''.matches('" + "(a|b)".repeat(1_500) + "'))"),
        expression("exists of replace", COST, "l.exists(x, t.replace(s, '') == '')"),
        expression("map of sort", COST, "l.map(x, l.sort())"),
        expression("map of distinct", COST, "l.map(x, l.distinct())"),
        expression("map of reversed lists", COST, "l.map(x, l.reverse())"),
        expression("map of flatten", COST, "l.map(x, l.flatten())"),
        expression("map of slice", COST, "l.map(x, l.slice(0, 9999))"),
        expression("map of equal lists", COST, "l.map(x, l == l)"),
        expression("map of equal texts", COST, "l.map(x, t == t + 'a')"),
        expression("map of json", COST, "l.map(x, size(json(l)))"),
        expression("map of urlencode", COST, "l.map(x, urlencode(t))"),
        expression("map of base64", COST, "l.map(x, base64.encode(bytes(t)))"),
        expression("map of format", TYPE, "l.map(x, '%s'.format([t]))"),
        expression("map of quote", COST, "l.map(x, strings.quote(t))"),
        expression("map of order", COST, "l.map(x, t < t + 'a')"),
        expression("map of startsWith", COST, "l.map(x, t.startsWith(t))"),
        expression("map of maximum", COST, "l.map(x, math.greatest(l))"));
  }

  private static List<HostileCase> amplifiers() {
    return List.of(
        expression("replace by itself", COST, "t.replace('a', t)"),
        expression("replace of nothing", COST, "t.replace('', t)"),
        expression("join with itself", COST, "t.split('').join(t)"),
        expression("split", COST, "size(t.split(''))"),
        expression("a sum of texts", COST, "size(t" + "+t".repeat(2_000) + ")"),
        expression("a sum of bytes", COST, "size(bytes(t)" + "+bytes(t)".repeat(1_000) + ")"),
        expression("a sum of lists", COST, "size(l" + "+l".repeat(2_000) + ")"),
        expression("a list of texts", COST, "[t" + ",t".repeat(2_000) + "]"),
        expression("json of a list of texts", COST, "json([t" + ",t".repeat(2_000) + "])"),
        expression(
            "urlencode of urlencode", COST, "urlencode(".repeat(40) + "t + '%'" + ")".repeat(40)),
        expression("json of json", COST, "json(".repeat(40) + "'\"'" + ")".repeat(40)),
        expression("precision", TYPE, "'%.999999999f'.format([1.5])"),
        expression("many precise numbers", TYPE, "l.map(x, '%.999f'.format([1.5]))"),
        expression(
            "format of a huge list",
            TYPE,
            "'" + "%s".repeat(1_000) + "'.format([l" + ",l".repeat(999) + "])"),
        HostileCase.of("doubling", COST, doubling("x + x"), TYPES, HostileExpressions::inputs),
        HostileCase.of(
            "doubling of lists", COST, doubling("[x, x]"), TYPES, HostileExpressions::inputs),
        HostileCase.of(
            "doubling of maps",
            COST,
            doubling("{'a': x, 'b': x}"),
            TYPES,
            HostileExpressions::inputs));
  }

  private static String doubling(String step) {
    return "{\"$let\":{\"x\":\"t\"},\"in\":".replace("\"t\"", "\"'ab'\"")
        + ("{\"$let\":{\"x\":\"" + step + "\"},\"in\":").repeat(50)
        + "\"{{x}}\""
        + "}".repeat(51);
  }

  private static List<HostileCase> searches() {
    return List.of(
        expression("contains", RENDERED, "t.contains(s)"),
        expression("indexOf", RENDERED, "t.indexOf(s)"),
        expression("lastIndexOf", RENDERED, "t.lastIndexOf(s)"),
        expression(
            "a catastrophic pattern", RENDERED, "t.matches('^(a+)+$') && t.matches('(a|aa)+b')"),
        expression("a huge pattern", EVALUATION, "t.matches('((((a{100}){100}){100}){100}){100}')"),
        expression("a long pattern", COST, "s.matches(t)"),
        expression("a computed pattern", COST, "t.matches('(' + s + '){1000}')"));
  }

  private static List<HostileCase> shapes() {
    return List.of(
        expression("parentheses", COST, "(".repeat(4_900) + "1" + ")".repeat(4_900)),
        expression("open parentheses", COST, "(".repeat(9_900)),
        expression("a sum of 5 000", COST, "f ? 1 : 1" + "+1".repeat(4_900)),
        expression("a sum of 1 000 names", COST, "size(t)" + "+f?1:2".repeat(1_000)),
        expression("10 000 times not", RENDERED, "!".repeat(9_900) + "f"),
        expression("10 000 times minus", RENDERED, "-".repeat(9_900) + "1"),
        expression("a chain of members", EVALUATION, "a" + ".a".repeat(4_900)),
        expression("a chain of indexes", EVALUATION, "a" + "[0]".repeat(3_000)),
        expression("a chain of conditions", COST, "f?1:".repeat(2_400) + "1"),
        expression("a chain of ands", RENDERED, "f" + "&&f".repeat(3_000)),
        expression("a chain of calls", COST, "t" + ".trim()".repeat(1_400)),
        expression("a long list", RENDERED, "[1" + ",1".repeat(4_900) + "]"),
        expression("a list of mixed", RENDERED, "[1" + ",1,'a',null,[]".repeat(700) + "]"),
        expression("a deep list", COST, "[".repeat(4_900) + "]".repeat(4_900)),
        expression("a deep map", COST, "{1:".repeat(2_400) + "1" + "}".repeat(2_400)),
        expression("a long map", EVALUATION, "{1:1" + ",1:1".repeat(2_400) + "}"),
        expression("nested loops", COST, "l.map(a,".repeat(900) + "1" + ")".repeat(900)),
        expression("a huge exponent", RENDERED, "1e999999999 > 0.0"),
        expression("a tiny exponent", RENDERED, "1e-999999999 >= 0.0"),
        expression("a long number", "expression.syntax", "1".repeat(9_000)),
        expression("over the length", COST, "1" + "+1".repeat(5_000)),
        expression("a long text", RENDERED, "'" + "a".repeat(9_900) + "'"),
        expression("text of escapes", RENDERED, "'" + "\\u00e4".repeat(1_600) + "'"),
        expression("nonsense", "expression.syntax", "?)(".repeat(3_300)));
  }

  private static List<HostileCase> names() {
    String unknown =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "\"{{nam" + i + "}}\"")
            .collect(Collectors.joining(",", "[", "]"));
    return List.of(
        HostileCase.of("4 000 unknown names", "limit.variables", unknown, "{}"),
        HostileCase.of(
            "9 000 equal expressions",
            RENDERED,
            "[" + String.join(",", Collections.nCopies(9_000, "\"{{f ? 1 : 2}}\"")) + "]",
            TYPES),
        HostileCase.of(
            "9 000 faulty expressions",
            "expression.syntax",
            "[" + String.join(",", Collections.nCopies(9_000, "\"{{1 +}}\"")) + "]",
            TYPES),
        HostileCase.of(
            "9 000 expressions",
            COST,
            IntStream.range(0, 9_000)
                .mapToObj(i -> "\"{{size(t) + " + i + "}}\"")
                .collect(Collectors.joining(",", "[", "]")),
            TYPES));
  }
}
