package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.parse.Pointer;
import io.emprops.template.pattern.PatternBudget;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses, before any library sees the schema, what could reach outside it or cost too much: other
 * documents, patterns that are not searched in linear time, numbers too large, too much of it.
 */
final class SchemaScan {
  static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 10_000;

  private final PatternBudget patterns = new PatternBudget();
  private final Set<String> anchors = new HashSet<>();
  private final References references;
  private int nodes;

  private SchemaScan(References references) {
    this.references = references;
  }

  /** What is wrong with the schema, as far as it shows without knowing each keyword's form. */
  static Optional<Violation> fault(JsonValue schema) {
    var scan = new SchemaScan(References.of(JsonValue.emptyObject()));
    Optional<Violation> size = scan.size(schema, Pointer.root(), 1);
    return size.isPresent()
        ? size
        : new SchemaScan(References.of(schema)).schema(schema, Pointer.root());
  }

  private Optional<Violation> size(JsonValue value, Pointer at, int depth) {
    if (++nodes > MAX_NODES) {
      return fault(at, "a schema may hold %d values".formatted(MAX_NODES));
    }
    if (depth > MAX_DEPTH) {
      return fault(at, "a schema may nest %d deep".formatted(MAX_DEPTH));
    }
    return switch (value) {
      case JsonNumber number when Decimals.read(number).isEmpty() ->
          fault(at, "the number has too many digits or too large an exponent");
      case JsonArray(var elements) -> {
        Optional<Violation> fault = Optional.empty();
        for (int i = 0; i < elements.size() && fault.isEmpty(); i++) {
          fault = size(elements.get(i), at.child(i), depth + 1);
        }
        yield fault;
      }
      case JsonObject(var members) -> {
        Optional<Violation> fault = Optional.empty();
        for (var member : members.entrySet()) {
          fault =
              fault.isPresent()
                  ? fault
                  : size(member.getValue(), at.child(member.getKey()), depth + 1);
        }
        yield fault;
      }
      default -> Optional.empty();
    };
  }

  private Optional<Violation> schema(JsonValue value, Pointer at) {
    if (!(value instanceof JsonObject object)) {
      return Optional.empty();
    }
    Optional<Violation> fault = identity(object, at);
    fault = fault.isPresent() ? fault : reference(object, "$ref", at);
    fault = fault.isPresent() ? fault : reference(object, "$dynamicRef", at);
    fault = fault.isPresent() ? fault : patterns(object, at);
    for (Subschemas.Placed inner : Subschemas.of(object, at)) {
      fault = fault.isPresent() ? fault : schema(inner.schema(), inner.at());
    }
    return fault;
  }

  private Optional<Violation> identity(JsonObject schema, Pointer at) {
    boolean isRoot = at.length() == 0;
    Optional<String> dialect = References.name(schema, "$schema");
    if (dialect.isPresent() && !dialect.get().equals(DRAFT) && !dialect.get().equals(DRAFT + "#")) {
      return fault(at.child("$schema"), "only draft 2020-12 is understood");
    }
    for (String keyword : new String[] {"$id", "$schema", "$vocabulary"}) {
      if (!isRoot && schema.member(keyword).isPresent()) {
        return fault(at.child(keyword), keyword + " is understood at the root only");
      }
    }
    for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
      if (References.name(schema, keyword).filter(name -> !anchors.add(name)).isPresent()) {
        return fault(at.child(keyword), "the anchor stands twice");
      }
    }
    return Optional.empty();
  }

  private Optional<Violation> reference(JsonObject schema, String keyword, Pointer at) {
    Optional<String> reference = References.name(schema, keyword);
    if (reference.isEmpty() || reference.get().equals(DRAFT)) {
      return Optional.empty();
    }
    Pointer here = at.child(keyword);
    if (!reference.get().startsWith("#")) {
      return fault(here, "only references into this schema (#…) are followed");
    }
    return references.find(reference.get()).isPresent()
        ? Optional.empty()
        : fault(here, "no schema stands where the reference points");
  }

  private Optional<Violation> patterns(JsonObject schema, Pointer at) {
    if (schema.member("pattern").orElse(schema) instanceof JsonString(String pattern)) {
      Optional<String> fault = patterns.fault(pattern);
      if (fault.isPresent()) {
        return fault(at.child("pattern"), fault.get());
      }
    }
    if (schema.member("patternProperties").orElse(JsonValue.ofNull())
        instanceof JsonObject(var properties)) {
      for (String pattern : properties.keySet()) {
        Optional<String> fault = patterns.fault(pattern);
        if (fault.isPresent()) {
          return fault(at.child("patternProperties").child(pattern), fault.get());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> fault(Pointer at, String message) {
    return Optional.of(new Violation(at.toString(), message));
  }
}
