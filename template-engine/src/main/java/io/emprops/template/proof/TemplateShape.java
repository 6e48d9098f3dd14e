package io.emprops.template.proof;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.WhenHidden;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.schema.Shape;
import io.emprops.template.schema.Shapes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what is known of a template's payload before there are inputs. It walks the source beside
 * the tree made of it, because the tree forgets the places of what is the same in each rendering.
 */
final class TemplateShape {
  private TemplateShape() {}

  /** The shape of what a node makes of the source at a place. */
  static Shape<Spot> of(TemplateNode node, Spot here) {
    return switch (node) {
      case TemplateNode.Constant constant -> constant(constant.value(), here);
      case TemplateNode.Whole(Expression expression, _) -> whole(expression, here);
      case TemplateNode.Text _ -> Shapes.text(here);
      case TemplateNode.Elements(var nodes) -> elements(nodes, here);
      case TemplateNode.Members(var nodes, boolean isOpen) ->
          Shapes.object(fields(nodes, here), isOpen, here);
      case TemplateNode.If either -> either(either, here);
      case TemplateNode.Switch choice -> choice(choice, here);
      case TemplateNode.Let let -> part("in", let.body(), here);
      case TemplateNode.Each each ->
          Shapes.arrayOfAny(List.of(part("do", each.body(), here)), here);
      case TemplateNode.Merge merge -> merged(merge, here);
      case TemplateNode.Nothing _ -> Shapes.unknown(here);
    };
  }

  /** The value of a member of a directive. */
  private static Shape<Spot> part(String name, TemplateNode node, Spot directive) {
    Optional<Member> member = ((Members) directive.value()).find(name);
    return member.isPresent()
        ? of(node, directive.child(name, member.get().value()))
        : Shapes.unknown(directive);
  }

  private static Shape<Spot> constant(JsonValue value, Spot here) {
    if (value instanceof JsonArray(var values)
        && here.value() instanceof Elements(var sources, _)) {
      List<Shape<Spot>> elements = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        elements.add(constant(values.get(i), here.child(i, sources.get(i))));
      }
      return Shapes.array(elements, here);
    }
    return value instanceof JsonObject(var values)
            && here.value() instanceof Members object
            && object.members().size() == values.size()
            && object.find("$raw").isEmpty()
        ? Shapes.object(constants(values, object, here), false, here)
        : Shapes.constant(value, here);
  }

  private static List<Shape.Field<Spot>> constants(
      Map<String, JsonValue> values, Members object, Spot here) {
    List<Shape.Field<Spot>> fields = new ArrayList<>(values.size());
    Iterator<Member> sources = object.members().iterator();
    for (Map.Entry<String, JsonValue> each : values.entrySet()) {
      Member written = sources.next();
      Spot at = here.child(written.name().value(), written.value());
      fields.add(Shapes.field(each.getKey(), constant(each.getValue(), at), false));
    }
    return fields;
  }

  private static Shape<Spot> whole(Expression expression, Spot here) {
    return switch (expression) {
      case Expression.Variable variable -> Shapes.variable(variable.declared(), here);
      case Expression.Reference reference ->
          reference
              .definition()
              .map(definition -> Shapes.variable(definition, here))
              .orElseGet(() -> Shapes.unknown(here));
      case Expression.Constant constant -> Shapes.constant(constant.value(), here);
      case Expression.Asset _ -> Shapes.text(here);
      case Expression.Computed _ -> Shapes.unknown(here);
    };
  }

  private static boolean mayBeAbsent(VariableDefinition definition) {
    boolean isDrawn =
        definition.rules() instanceof ValueRules.Numeric numeric && numeric.randomize();
    boolean isHideable =
        definition.visibleIf() != null && definition.whenHidden() == WhenHidden.DROP;
    boolean hasValue =
        definition.required()
            || definition.onMissing() == OnMissing.ERROR
            || definition.defaultValue() != null
            || isDrawn;
    boolean isReplaced =
        definition.onMissing() == OnMissing.NULL || definition.onMissing() == OnMissing.EMPTY;
    return !isReplaced && (isHideable || !hasValue);
  }

  private static boolean mayBeAbsent(TemplateNode node) {
    return switch (node) {
      case TemplateNode.Whole(Expression.Variable variable, _) -> mayBeAbsent(variable.declared());
      case TemplateNode.Nothing _ -> true;
      case TemplateNode.If either -> mayBeAbsent(either.then()) || mayBeAbsent(either.otherwise());
      case TemplateNode.Switch choice ->
          mayBeAbsent(choice.otherwise())
              || choice.cases().stream().anyMatch(one -> mayBeAbsent(one.then()));
      case TemplateNode.Let let -> mayBeAbsent(let.body());
      case TemplateNode.Whole _,
          TemplateNode.Constant _,
          TemplateNode.Text _,
          TemplateNode.Elements _,
          TemplateNode.Members _,
          TemplateNode.Each _,
          TemplateNode.Merge _ ->
          false;
    };
  }

  private static Shape<Spot> elements(List<TemplateNode> nodes, Spot here) {
    Elements source = (Elements) here.value();
    List<Shape<Spot>> elements = new ArrayList<>(nodes.size());
    boolean maySplice = false;
    boolean mayLack = false;
    for (int i = 0; i < nodes.size(); i++) {
      TemplateNode node = nodes.get(i);
      Spot at = here.child(i, source.elements().get(i));
      boolean isSpliced = maySplice(node);
      maySplice |= isSpliced;
      mayLack |= mayBeAbsent(node);
      elements.add(isSpliced ? spliced(node, at) : of(node, at));
    }
    if (maySplice) {
      return Shapes.arrayOfAny(elements, here);
    }
    return mayLack ? Shapes.arrayOfSome(elements, here) : Shapes.array(elements, here);
  }

  /** What is spliced are the elements of the loop, each of which stands here by itself. */
  private static Shape<Spot> spliced(TemplateNode node, Spot at) {
    return node instanceof TemplateNode.Each each
        ? part("do", each.body(), at)
        : Shapes.unknown(at);
  }

  private static boolean maySplice(TemplateNode node) {
    return switch (node) {
      case TemplateNode.Each _ -> true;
      case TemplateNode.If either -> maySplice(either.then()) || maySplice(either.otherwise());
      case TemplateNode.Switch choice ->
          maySplice(choice.otherwise())
              || choice.cases().stream().anyMatch(one -> maySplice(one.then()));
      case TemplateNode.Let let -> maySplice(let.body());
      case TemplateNode.Whole _,
          TemplateNode.Constant _,
          TemplateNode.Nothing _,
          TemplateNode.Text _,
          TemplateNode.Elements _,
          TemplateNode.Members _,
          TemplateNode.Merge _ ->
          false;
    };
  }

  private static List<Shape.Field<Spot>> fields(List<TemplateNode.Member> nodes, Spot here) {
    Members source = (Members) here.value();
    List<Shape.Field<Spot>> fields = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      TemplateNode.Member node = nodes.get(i);
      Member written = source.members().get(i);
      if (node.name() instanceof MemberName.Fixed fixed) {
        Spot at = here.child(written.name().value(), written.value());
        fields.add(Shapes.field(fixed.name(), of(node.value(), at), mayBeAbsent(node.value())));
      }
    }
    return fields;
  }

  private static Shape<Spot> either(TemplateNode.If either, Spot here) {
    Members source = (Members) here.value();
    List<Shape<Spot>> options = new ArrayList<>();
    for (String branch : List.of("then", "else")) {
      if (source.find(branch).isPresent()) {
        TemplateNode node = branch.equals("then") ? either.then() : either.otherwise();
        options.add(part(branch, node, here));
      }
    }
    return Shapes.choice(options, here);
  }

  private static Shape<Spot> choice(TemplateNode.Switch choice, Spot here) {
    List<Shape<Spot>> options = new ArrayList<>();
    Iterator<TemplateNode.Case> cases = choice.cases().iterator();
    SourceValue all = ((Members) here.value()).members().getFirst().value();
    Spot inside = here.child("$switch", all);
    if (all instanceof Elements(var written, _)) {
      for (int i = 0; i < written.size(); i++) {
        Members one = (Members) written.get(i);
        Spot at = inside.child(i, one);
        options.add(
            one.find("default").isPresent()
                ? part("default", choice.otherwise(), at)
                : part("then", cases.next().then(), at));
      }
    }
    return Shapes.choice(options, here);
  }

  /** The members of the last part; a later part may replace an earlier one's. */
  private static Shape<Spot> merged(TemplateNode.Merge merge, Spot here) {
    SourceValue all = ((Members) here.value()).members().getFirst().value();
    List<Shape.Field<Spot>> fields = List.of();
    if (all instanceof Elements(var written, _) && !written.isEmpty()) {
      int last = written.size() - 1;
      Spot at = here.child("$merge", all).child(last, written.get(last));
      if (of(merge.operands().get(last).node(), at)
          instanceof Shape.ObjectShape<Spot>(var members, _, _)) {
        fields = members;
      }
    }
    return Shapes.object(fields, true, here);
  }
}
