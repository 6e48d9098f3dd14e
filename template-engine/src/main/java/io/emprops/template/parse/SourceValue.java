package io.emprops.template.parse;

import io.emprops.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value that knows where it stands in the source text. Not nested deeper than the limit. */
public sealed interface SourceValue
    permits SourceValue.Scalar, SourceString, SourceValue.Elements, SourceValue.Members {

  /** Its place. */
  Span span();

  /** The value without places; of a member that stands twice, the last. */
  JsonValue toJson();

  /** A number, boolean, or null. */
  record Scalar(JsonValue value, Span span) implements SourceValue {
    @Override
    public JsonValue toJson() {
      return value;
    }
  }

  /** An array. */
  record Elements(List<SourceValue> elements, Span span) implements SourceValue {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public JsonValue toJson() {
      List<JsonValue> values = new ArrayList<>(elements.size());
      elements.forEach(element -> values.add(element.toJson()));
      return new JsonValue.JsonArray(values);
    }
  }

  /** An object; a member may stand twice. */
  record Members(List<Member> members, Span span) implements SourceValue {
    public Members {
      members = List.copyOf(members);
    }

    /** The first member of this name. */
    public Optional<Member> find(String name) {
      // Asked so often, mostly in vain, that a stream would take most of the time of a compilation.
      for (Member member : members) {
        if (member.name().value().equals(name)) {
          return Optional.of(member);
        }
      }
      return Optional.empty();
    }

    @Override
    public JsonValue.JsonObject toJson() {
      Map<String, JsonValue> values = new LinkedHashMap<>();
      members.forEach(member -> values.put(member.name().value(), member.value().toJson()));
      return new JsonValue.JsonObject(values);
    }
  }

  /** One member of an object. */
  record Member(SourceString name, SourceValue value) {}
}
