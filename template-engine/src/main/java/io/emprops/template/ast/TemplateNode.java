package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import java.util.List;

/** A part of the template. */
public sealed interface TemplateNode {

  /** A value without placeholders, all the way down. */
  record Constant(JsonValue value) implements TemplateNode {}

  /** A string that is exactly one placeholder; it gives the expression's value with its type. */
  record Whole(Expression expression, Place place) implements TemplateNode {}

  /** A string with placeholders among text; it gives a string. */
  record Text(List<Part> parts) implements TemplateNode {
    public Text {
      parts = List.copyOf(parts);
    }
  }

  /** An array. */
  record Elements(List<TemplateNode> elements) implements TemplateNode {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** An object. */
  record Members(List<Member> members) implements TemplateNode {
    public Members {
      members = List.copyOf(members);
    }
  }

  /**
   * A member of an object.
   *
   * @param place of the key, with the pointer of its object
   */
  record Member(MemberName name, TemplateNode value, Place place) {}

  /** A member's name. */
  sealed interface MemberName {

    /** The same in each rendering. */
    record Fixed(String name) implements MemberName {}

    /** The value of one placeholder. */
    record Whole(Expression expression, Place place) implements MemberName {}

    /** Placeholders among text. */
    record Text(List<Part> parts) implements MemberName {
      public Text {
        parts = List.copyOf(parts);
      }
    }
  }

  /** A piece of a string with placeholders. */
  sealed interface Part {

    /** Text as it comes out. */
    record Plain(String text) implements Part {}

    /** A placeholder. */
    record Hole(Expression expression, Place place) implements Part {}
  }
}
