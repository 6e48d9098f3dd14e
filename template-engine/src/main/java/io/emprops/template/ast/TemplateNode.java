package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A part of the template. */
public sealed interface TemplateNode {

  /** A value without placeholders, all the way down. */
  record Constant(JsonValue value, EncodedJson json) implements TemplateNode {
    /** Encodes the value when it is first written. */
    public Constant(JsonValue value) {
      this(value, EncodedJson.of(value));
    }
  }

  /** What a directive comes to that has no branch for a case: no member, no element. */
  record Nothing() implements TemplateNode {}

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

  /**
   * An object.
   *
   * @param isOpen whether two of its names can come out equal
   */
  record Members(List<Member> members, boolean isOpen) implements TemplateNode {
    public Members {
      members = List.copyOf(members);
    }

    static Members of(List<Member> members) {
      boolean isOpen = false;
      for (Member member : members) {
        isOpen |= !(member.name() instanceof MemberName.Fixed);
      }
      return new Members(members, isOpen);
    }
  }

  /** One of two branches. */
  record If(Condition condition, TemplateNode then, TemplateNode otherwise)
      implements TemplateNode {}

  /** The first case that holds. */
  record Switch(List<Case> cases, TemplateNode otherwise) implements TemplateNode {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /** A case of a switch. */
  record Case(Condition condition, TemplateNode then) {}

  /**
   * An array with one element for each element of a list.
   *
   * @param item the number of the local name that an element gets
   * @param index the number of the one that its place gets
   * @param where which elements are taken
   * @param place of the list's expression
   */
  record Each(
      Expression list,
      int item,
      int index,
      Optional<Condition> where,
      TemplateNode body,
      Place place)
      implements TemplateNode {}

  /** One object of several. */
  record Merge(List<Operand> operands) implements TemplateNode {
    public Merge {
      operands = List.copyOf(operands);
    }
  }

  /** An object to merge, or a loop that makes several. */
  record Operand(TemplateNode node, Place place) {}

  /** A part of the template with names for values. */
  record Let(List<Binding> bindings, TemplateNode body) implements TemplateNode {
    public Let {
      bindings = List.copyOf(bindings);
    }
  }

  /** A name for a value. */
  record Binding(int local, Expression expression, Place place) {}

  /** What decides between branches. */
  record Condition(Expression expression, Place place) {}

  /**
   * A member of an object.
   *
   * @param place of the key, with the pointer of its object
   */
  record Member(MemberName name, TemplateNode value, Place place) {}

  /** A member's name. */
  sealed interface MemberName {

    /** The same in each rendering. */
    record Fixed(String name, EncodedJson json) implements MemberName {
      /** Encodes the name when it is first written. */
      public Fixed(String name) {
        this(name, EncodedJson.ofName(name));
      }
    }

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
    record Plain(String text, EncodedJson json) implements Part {
      /** Encodes the text when it is first written. */
      public Plain(String text) {
        this(text, EncodedJson.ofPiece(text));
      }
    }

    /** A placeholder. */
    record Hole(Expression expression, Place place) implements Part {}
  }
}
