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
  final class Members implements SourceValue {
    private final List<Member> members;
    private final boolean repeats;
    private final Span span;
    // A bit for each name: most names that are asked for are not there, and most of those need no
    // look at the members.
    private final long marks;

    Members(List<Member> members, long marks, boolean repeats, Span span) {
      this.members = List.copyOf(members);
      this.marks = marks;
      this.repeats = repeats;
      this.span = span;
    }

    /** In the order in which they stand. */
    public List<Member> members() {
      return members;
    }

    /** Whether a member stands twice. */
    public boolean repeats() {
      return repeats;
    }

    @Override
    public Span span() {
      return span;
    }

    /** The first member of this name. */
    public Optional<Member> find(String name) {
      if ((marks & SeenNames.mark(name)) == 0) {
        return Optional.empty();
      }
      for (int i = 0; i < members.size(); i++) {
        Member member = members.get(i);
        if (member.name().value().equals(name)) {
          return Optional.of(member);
        }
      }
      return Optional.empty();
    }

    @Override
    public JsonValue.JsonObject toJson() {
      Map<String, JsonValue> values = LinkedHashMap.newLinkedHashMap(members.size());
      members.forEach(member -> values.put(member.name().value(), member.value().toJson()));
      return new JsonValue.JsonObject(values);
    }
  }

  /** One member of an object. */
  record Member(SourceString name, SourceValue value) {}
}
