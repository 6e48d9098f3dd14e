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
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.schema.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Tells what is known of a template's payload before there are inputs. It walks the source beside
 * the tree made of it, because the tree forgets the places of what is the same in each rendering.
 */
final class TemplateShape {
  private TemplateShape() {}

  static Shape<Spot> of(SourceValue source, TemplateNode node, Pointer pointer) {
    var here = new Spot(pointer, source.span());
    return switch (node) {
      case TemplateNode.Constant constant -> constant(source, constant.value(), pointer);
      case TemplateNode.Whole(Expression expression, _) -> whole(expression, here);
      case TemplateNode.Text _ -> new Shape.Text<>(here);
      case TemplateNode.Elements(var nodes) -> elements((Elements) source, nodes, pointer);
      case TemplateNode.Members(var nodes, boolean isOpen) ->
          members((Members) source, nodes, isOpen, pointer);
      case TemplateNode.If either -> either((Members) source, either, pointer);
      case TemplateNode.Switch choice -> choice((Members) source, choice, pointer);
      case TemplateNode.Let let -> part((Members) source, "in", let.body(), pointer);
      case TemplateNode.Each each ->
          new Shape.Elements<>(
              List.of(part((Members) source, "do", each.body(), pointer)), true, here);
      case TemplateNode.Merge merge -> merged((Members) source, merge, pointer);
      case TemplateNode.Nothing _ -> new Shape.Unknown<>(here);
    };
  }

  /** The value of a member of a directive. */
  private static Shape<Spot> part(
      Members directive, String name, TemplateNode node, Pointer pointer) {
    Optional<Member> member = directive.find(name);
    return member.isPresent()
        ? of(member.get().value(), node, pointer.child(name))
        : new Shape.Unknown<>(new Spot(pointer, directive.span()));
  }

  private static Shape<Spot> constant(SourceValue source, JsonValue value, Pointer pointer) {
    var here = new Spot(pointer, source.span());
    if (source instanceof Elements(var sources, _) && value instanceof JsonArray(var values)) {
      List<Shape<Spot>> elements = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        elements.add(constant(sources.get(i), values.get(i), pointer.child(i)));
      }
      return new Shape.Elements<>(elements, false, here);
    }
    if (source instanceof Members object
        && value instanceof JsonObject(var values)
        && object.members().size() == values.size()
        && object.find("$raw").isEmpty()) {
      List<Shape.Member<Spot>> members = new ArrayList<>(values.size());
      Iterator<Member> sources = object.members().iterator();
      values.forEach(
          (name, member) -> {
            Member written = sources.next();
            Pointer at = pointer.child(written.name().value());
            members.add(new Shape.Member<>(name, constant(written.value(), member, at), false));
          });
      return new Shape.Members<>(members, false, here);
    }
    return new Shape.Constant<>(value, here);
  }

  private static Shape<Spot> whole(Expression expression, Spot here) {
    return switch (expression) {
      case Expression.Variable variable ->
          new Shape.Variable<>(variable.declared(), mayBeAbsent(variable.declared()), here);
      case Expression.Reference reference ->
          reference
              .definition()
              .<Shape<Spot>>map(definition -> new Shape.Variable<>(definition, false, here))
              .orElseGet(() -> new Shape.Unknown<>(here));
      case Expression.Constant constant -> new Shape.Constant<>(constant.value(), here);
      case Expression.Asset _ -> new Shape.Text<>(here);
      case Expression.Computed _ -> new Shape.Unknown<>(here);
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

  private static Shape<Spot> elements(Elements source, List<TemplateNode> nodes, Pointer pointer) {
    List<Shape<Spot>> elements = new ArrayList<>(nodes.size());
    boolean isOpen = false;
    for (int i = 0; i < nodes.size(); i++) {
      TemplateNode node = nodes.get(i);
      Shape<Spot> shape = of(source.elements().get(i), node, pointer.child(i));
      isOpen |= mayBeAbsent(node) || maySplice(node);
      // What is spliced are the elements of the loop, each of which stands here by itself.
      elements.add(
          node instanceof TemplateNode.Each && shape instanceof Shape.Elements<Spot>(var each, _, _)
              ? each.getFirst()
              : maySplice(node) ? new Shape.Unknown<>(shape.place()) : shape);
    }
    return new Shape.Elements<>(elements, isOpen, new Spot(pointer, source.span()));
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

  private static Shape<Spot> members(
      Members source, List<TemplateNode.Member> nodes, boolean isOpen, Pointer pointer) {
    List<Shape.Member<Spot>> members = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      TemplateNode.Member node = nodes.get(i);
      Member written = source.members().get(i);
      if (node.name() instanceof MemberName.Fixed fixed) {
        Shape<Spot> shape =
            of(written.value(), node.value(), pointer.child(written.name().value()));
        members.add(new Shape.Member<>(fixed.name(), shape, mayBeAbsent(node.value())));
      }
    }
    return new Shape.Members<>(members, isOpen, new Spot(pointer, source.span()));
  }

  private static Shape<Spot> either(Members source, TemplateNode.If either, Pointer pointer) {
    List<Shape<Spot>> options = new ArrayList<>();
    for (String branch : List.of("then", "else")) {
      if (source.find(branch).isPresent()) {
        TemplateNode node = branch.equals("then") ? either.then() : either.otherwise();
        options.add(part(source, branch, node, pointer));
      }
    }
    return new Shape.Choice<>(options, new Spot(pointer, source.span()));
  }

  private static Shape<Spot> choice(Members source, TemplateNode.Switch choice, Pointer pointer) {
    List<Shape<Spot>> options = new ArrayList<>();
    Iterator<TemplateNode.Case> cases = choice.cases().iterator();
    Pointer inside = pointer.child("$switch");
    if (source.members().getFirst().value() instanceof Elements(var written, _)) {
      for (int i = 0; i < written.size(); i++) {
        Members one = (Members) written.get(i);
        boolean isDefault = one.find("default").isPresent();
        options.add(
            isDefault
                ? part(one, "default", choice.otherwise(), inside.child(i))
                : part(one, "then", cases.next().then(), inside.child(i)));
      }
    }
    return new Shape.Choice<>(options, new Spot(pointer, source.span()));
  }

  /** The members of each part; a later part may replace an earlier one's. */
  private static Shape<Spot> merged(Members source, TemplateNode.Merge merge, Pointer pointer) {
    List<Shape.Member<Spot>> members = new ArrayList<>();
    if (source.members().getFirst().value() instanceof Elements(var written, _)) {
      Pointer inside = pointer.child("$merge");
      for (int i = 0; i < written.size(); i++) {
        TemplateNode node = merge.operands().get(i).node();
        boolean isLast = i == written.size() - 1;
        if (isLast
            && of(written.get(i), node, inside.child(i))
                instanceof Shape.Members<Spot>(var last, _, _)) {
          members.addAll(last);
        }
      }
    }
    return new Shape.Members<>(members, true, new Spot(pointer, source.span()));
  }
}
