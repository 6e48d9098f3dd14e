package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.schema.SchemaNode.ObjectRules;
import io.emprops.template.schema.Shape.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds one shape against nodes. It finds only what is certain; where it would take too long or
 * lead in circles it finds nothing.
 */
final class Prover {
  private static final int MAX_STEPS = 500_000;
  private static final int MAX_HOPS = 32;

  private final Map<String, SchemaNode> nodes;
  private int steps;

  Prover(Map<String, SchemaNode> nodes) {
    this.nodes = nodes;
  }

  /** What cannot fit. */
  <P> List<Finding<P>> find(SchemaNode node, Shape<P> shape) {
    return find(node, shape, new View(false, 0));
  }

  /**
   * How to look.
   *
   * @param inBranch whether another branch may fit better: then all that is found must rule out
   *     every value, so what may be absent says nothing
   * @param hops how many schemas were entered for the same value
   */
  private record View(boolean inBranch, int hops) {
    View hop() {
      return new View(inBranch, hops + 1);
    }

    View branch() {
      return new View(true, hops + 1);
    }

    View inside() {
      return new View(inBranch, 0);
    }
  }

  private <P> List<Finding<P>> find(SchemaNode node, Shape<P> shape, View view) {
    if (++steps > MAX_STEPS || view.hops() > MAX_HOPS || shape instanceof Shape.Any<P>) {
      return List.of();
    }
    if (shape instanceof Shape.Either<P> either) {
      return either(node, either, view);
    }
    List<Finding<P>> own = own(node, shape, view);
    if (node.reference() == null && node.allOf().isEmpty() && node.choices().isEmpty()) {
      return own;
    }
    List<Finding<P>> found = new ArrayList<>(own);
    if (node.reference() != null && nodes.get(node.reference()) != null) {
      found.addAll(find(nodes.getOrDefault(node.reference(), node), shape, view.hop()));
    }
    for (SchemaNode each : node.allOf()) {
      found.addAll(find(each, shape, view.hop()));
    }
    for (List<SchemaNode> branches : node.choices()) {
      found.addAll(choice(branches, shape, view));
    }
    return found;
  }

  private <P> List<Finding<P>> either(SchemaNode node, Shape.Either<P> either, View view) {
    return either.source() == Source.TEMPLATE && !view.inBranch()
        ? each(node, either, view)
        : any(node, either, view);
  }

  /** What is wrong with all of them. */
  private <P> List<Finding<P>> each(SchemaNode node, Shape.Either<P> either, View view) {
    List<Finding<P>> all = new ArrayList<>();
    for (Shape<P> shape : either.shapes()) {
      all.addAll(find(node, shape, view));
    }
    return all;
  }

  /** What is wrong with them where none fits; of a variable's, with the first. */
  private <P> List<Finding<P>> any(SchemaNode node, Shape.Either<P> either, View view) {
    List<Finding<P>> all = List.of();
    List<Finding<P>> first = List.of();
    for (Shape<P> shape : either.shapes()) {
      List<Finding<P>> found = find(node, shape, view);
      if (found.isEmpty()) {
        return List.of();
      }
      first = first.isEmpty() ? found : first;
      all = joined(all, found);
    }
    if (either.source() == Source.TEMPLATE) {
      return all;
    }
    VariableDefinition subject = either.subject();
    String name = subject == null ? "" : subject.name() + " (" + subject.type().wire() + ")";
    return first.stream().map(finding -> finding.about(name)).toList();
  }

  private static <P> List<Finding<P>> joined(List<Finding<P>> some, List<Finding<P>> others) {
    List<Finding<P>> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private <P> List<Finding<P>> choice(List<SchemaNode> branches, Shape<P> shape, View view) {
    List<List<Finding<P>>> each = List.of();
    for (SchemaNode branch : branches) {
      List<Finding<P>> found = find(branch, shape, view.branch());
      if (found.isEmpty()) {
        return List.of();
      }
      each = each.isEmpty() ? new ArrayList<>(branches.size()) : each;
      each.add(found);
    }
    var tried = new TriedBranches<P>(branches, each);
    Optional<SchemaNode> meant = tried.meant();
    return meant.isPresent()
        ? find(meant.get(), shape, view.hop())
        : List.of(tried.told(shape.place(), given(shape)));
  }

  private <P> List<Finding<P>> own(SchemaNode node, Shape<P> shape, View view) {
    if (node.isNever()) {
      return List.of(Finding.of(shape.place(), "is not allowed here"));
    }
    return switch (shape) {
      case Shape.Exact<P> exact -> list(ScalarProof.exact(node, exact));
      case Shape.SomeText<P> text -> list(ScalarProof.someText(node, text));
      case Shape.SomeNumber<P> number -> list(ScalarProof.someNumber(node, number));
      case Shape.ArrayShape<P> array -> {
        Optional<Finding<P>> kind = composite(node, Kind.ARRAY, shape.place());
        yield kind.isPresent() ? list(kind) : array(node.arrays(), array, view.inside());
      }
      case Shape.ObjectShape<P> object -> {
        Optional<Finding<P>> kind = composite(node, Kind.OBJECT, shape.place());
        yield kind.isPresent() ? list(kind) : object(node.objects(), object, view.inside());
      }
      case Shape.Either<P> _, Shape.Any<P> _ -> List.of();
    };
  }

  private static <P> Optional<Finding<P>> composite(SchemaNode node, Kind kind, P place) {
    List<JsonValue> allowed = node.allowed();
    Optional<Finding<P>> found = ScalarProof.kind(node, kind, place);
    return found.isPresent() || allowed == null || ScalarProof.mayBe(allowed, kind)
        ? found
        : Optional.of(Finding.ofOption(place, Wording.values(allowed), null));
  }

  private <P> List<Finding<P>> array(
      SchemaNode.ArrayRules rules, Shape.ArrayShape<P> array, View view) {
    List<Finding<P>> found = new ArrayList<>();
    Integer least = array.length().min();
    Integer most = array.length().max();
    if (most != null && rules.length().isTooShort(most)) {
      found.add(Finding.of(array.place(), atLeast(rules.length(), "element")));
    } else if (least != null && rules.length().isTooLong(least)) {
      found.add(Finding.of(array.place(), atMost(rules.length(), "element")));
    }
    SchemaNode items = rules.items();
    for (int i = 0; i < array.first().size(); i++) {
      SchemaNode node = i < rules.prefix().size() ? rules.prefix().get(i) : items;
      if (node != null) {
        inside(node, array.first().get(i), view, found);
      }
    }
    // Where an element has no certain index, only what is asked of all of them can be wrong.
    if (items != null && rules.prefix().isEmpty() && !view.inBranch()) {
      array.others().forEach(other -> inside(items, other, view, found));
    }
    return found;
  }

  private <P> List<Finding<P>> object(ObjectRules rules, Shape.ObjectShape<P> object, View view) {
    List<Finding<P>> found = new ArrayList<>();
    for (Shape.Field<P> field : object.fields()) {
      if (!(field.mayBeAbsent() && view.inBranch())) {
        field(rules, object, field, view, found);
      }
    }
    if (object.isOpen()) {
      return found;
    }
    for (String name : rules.required()) {
      if (object.field(name).isEmpty()) {
        found.add(Membership.missing(name, rules, object));
      }
    }
    int sure = 0;
    for (Shape.Field<P> field : object.fields()) {
      sure += field.mayBeAbsent() ? 0 : 1;
    }
    if (rules.length().isTooShort(object.fields().size())) {
      found.add(Finding.of(object.place(), atLeast(rules.length(), "member")));
    } else if (rules.length().isTooLong(sure)) {
      found.add(Finding.of(object.place(), atMost(rules.length(), "member")));
    }
    return found;
  }

  private <P> void field(
      ObjectRules rules,
      Shape.ObjectShape<P> object,
      Shape.Field<P> field,
      View view,
      List<Finding<P>> found) {
    if (rules.patterns().isEmpty()) {
      SchemaNode member = rules.sole(field.name());
      if (member != null && member.isNever()) {
        found.add(Membership.stranger(rules, object, field));
      } else if (member != null) {
        inside(member, field.shape(), view, found);
      }
      return;
    }
    List<SchemaNode> members = rules.of(field.name());
    if (isNever(members)) {
      found.add(Membership.stranger(rules, object, field));
      return;
    }
    for (SchemaNode member : members) {
      inside(member, field.shape(), view, found);
    }
  }

  private static boolean isNever(List<SchemaNode> nodes) {
    for (SchemaNode node : nodes) {
      if (node.isNever()) {
        return true;
      }
    }
    return false;
  }

  private <P> void inside(SchemaNode node, Shape<P> shape, View view, List<Finding<P>> found) {
    for (Finding<P> finding : find(node, shape, view)) {
      found.add(finding.within());
    }
  }

  private static String atLeast(SchemaNode.Length length, String thing) {
    return "must have at least %s".formatted(Wording.count(length.min(), thing));
  }

  private static String atMost(SchemaNode.Length length, String thing) {
    return "must have at most %s".formatted(Wording.count(length.max(), thing));
  }

  private static <P> List<Finding<P>> list(Optional<Finding<P>> finding) {
    return finding.map(List::of).orElse(List.of());
  }

  private static String given(Shape<?> shape) {
    return switch (shape) {
      case Shape.Exact<?> exact -> Kind.of(exact.value()).words();
      case Shape.SomeText<?> _ -> Kind.STRING.words();
      case Shape.SomeNumber<?> number ->
          number.isInteger() ? Kind.INTEGER.words() : Kind.NUMBER.words();
      case Shape.ArrayShape<?> _ -> Kind.ARRAY.words();
      case Shape.ObjectShape<?> _ -> Kind.OBJECT.words();
      case Shape.Either<?> _, Shape.Any<?> _ -> "something else";
    };
  }
}
