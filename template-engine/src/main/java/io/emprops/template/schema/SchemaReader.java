package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.pattern.PatternBudget;
import io.emprops.template.pattern.TextPattern;
import io.emprops.template.schema.SchemaNode.ArrayRules;
import io.emprops.template.schema.SchemaNode.Length;
import io.emprops.template.schema.SchemaNode.ObjectRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a schema into nodes. Keywords of a form that it does not understand prove nothing. */
final class SchemaReader {
  /** What references call the whole document. */
  static final String ROOT = "#";

  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final PatternBudget patterns = new PatternBudget();
  private final Set<String> wanted = new HashSet<>();

  private SchemaReader() {}

  /** The nodes of a schema by what references call them; the root is {@code #}. */
  static Map<String, SchemaNode> read(JsonObject document) {
    var reader = new SchemaReader();
    var references = References.of(document);
    Map<String, SchemaNode> nodes = new HashMap<>();
    List<String> open = new ArrayList<>(List.of(ROOT));
    while (!open.isEmpty()) {
      String name = open.removeLast();
      references.find(name).ifPresent(schema -> nodes.put(name, reader.node(schema)));
      reader.wanted.stream().filter(each -> !nodes.containsKey(each)).forEach(open::add);
      reader.wanted.clear();
    }
    return Map.copyOf(nodes);
  }

  private SchemaNode node(JsonValue value) {
    var schema = new Members(value instanceof JsonObject object ? object : JsonValue.emptyObject());
    Optional<String> reference = References.name(schema.object(), "$ref");
    reference.ifPresent(wanted::add);
    Optional<TextPattern> pattern =
        References.name(schema.object(), "pattern").flatMap(this::pattern);
    return new SchemaNode(
        value.equals(new JsonBoolean(false)),
        types(schema),
        allowed(schema),
        Range.of(
            schema.number("minimum"),
            schema.number("exclusiveMinimum"),
            schema.number("maximum"),
            schema.number("exclusiveMaximum")),
        schema.number("multipleOf"),
        schema.length("minLength", "maxLength"),
        pattern.orElse(null),
        pattern.map(each -> samples(schema, each)).orElse(Set.of()),
        new ArrayRules(
            list(schema, "prefixItems"),
            one(schema, "items"),
            schema.length("minItems", "maxItems")),
        objects(schema),
        reference.orElse(null),
        list(schema, "allOf"),
        List.of(list(schema, "anyOf"), list(schema, "oneOf")).stream()
            .filter(branches -> !branches.isEmpty())
            .toList(),
        References.name(schema.object(), "description")
            .or(() -> References.name(schema.object(), "title"))
            .orElse(null));
  }

  private ObjectRules objects(Members schema) {
    Map<String, SchemaNode> properties = new LinkedHashMap<>();
    schema.members("properties").forEach((name, inner) -> properties.put(name, node(inner)));
    List<ObjectRules.Matching> matching = new ArrayList<>();
    boolean areAllRead = true;
    for (Map.Entry<String, JsonValue> each : schema.members("patternProperties").entrySet()) {
      Optional<TextPattern> pattern = pattern(each.getKey());
      areAllRead &= pattern.isPresent();
      pattern.ifPresent(p -> matching.add(new ObjectRules.Matching(p, node(each.getValue()))));
    }
    Set<String> required = new TreeSet<>();
    for (JsonValue name : schema.elements("required")) {
      if (name instanceof JsonString(String text)) {
        required.add(text);
      }
    }
    return new ObjectRules(
        Collections.unmodifiableMap(properties),
        List.copyOf(matching),
        areAllRead ? one(schema, "additionalProperties") : null,
        List.copyOf(required),
        schema.length("minProperties", "maxProperties"));
  }

  private static Set<String> samples(Members schema, TextPattern pattern) {
    Set<String> samples = new HashSet<>();
    for (JsonValue example : schema.elements("examples")) {
      if (example instanceof JsonString(String text) && pattern.objection(text).isEmpty()) {
        samples.add(text);
      }
    }
    return Set.copyOf(samples);
  }

  private @Nullable SchemaNode one(Members schema, String keyword) {
    return schema.object().member(keyword).map(this::node).orElse(null);
  }

  private List<SchemaNode> list(Members schema, String keyword) {
    return schema.elements(keyword).stream().map(this::node).toList();
  }

  private Optional<TextPattern> pattern(String pattern) {
    return patterns.fault(pattern).isPresent()
        ? Optional.empty()
        : Optional.of(TextPattern.of(pattern));
  }

  private static @Nullable Set<Kind> types(Members schema) {
    Optional<JsonValue> type = schema.object().member("type");
    if (type.isEmpty()) {
      return null;
    }
    List<JsonValue> names =
        type.get() instanceof JsonArray(var elements) ? elements : List.of(type.get());
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (JsonValue name : names) {
      Optional<Kind> kind =
          name instanceof JsonString(String text) ? Kind.named(text) : Optional.empty();
      if (kind.isEmpty()) {
        return null;
      }
      kinds.add(kind.get());
    }
    return Set.copyOf(kinds);
  }

  private static @Nullable List<JsonValue> allowed(Members schema) {
    Optional<JsonValue> constant = schema.object().member("const");
    if (constant.isPresent()) {
      return List.of(constant.get());
    }
    return schema.object().member("enum").orElse(schema.object()) instanceof JsonArray(var values)
        ? values
        : null;
  }

  /** A schema's members by the forms that keywords have. */
  private record Members(JsonObject object) {
    @Nullable BigDecimal number(String keyword) {
      return object.member(keyword).orElse(object) instanceof JsonNumber number
          ? Decimals.read(number).orElse(null)
          : null;
    }

    Length length(String min, String max) {
      return new Length(count(min), count(max));
    }

    private @Nullable Integer count(String keyword) {
      BigDecimal number = number(keyword);
      if (number == null || !Decimals.isIntegral(number) || number.signum() < 0) {
        return null;
      }
      return number.compareTo(MOST) > 0 ? null : number.intValueExact();
    }

    Map<String, JsonValue> members(String keyword) {
      return object.member(keyword).orElse(JsonValue.ofNull()) instanceof JsonObject(var members)
          ? members
          : Map.of();
    }

    List<JsonValue> elements(String keyword) {
      return object.member(keyword).orElse(object) instanceof JsonArray(var elements)
          ? elements
          : List.of();
    }
  }
}
