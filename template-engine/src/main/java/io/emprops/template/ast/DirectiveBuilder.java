package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.TemplateNode.Condition;
import io.emprops.template.expression.ValueType;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the nodes of directives, and notes what is wrong with their members. */
final class DirectiveBuilder {
  private static final TemplateNode NOTHING = new TemplateNode.Nothing();

  private final TemplateBuilder values;
  private final TextBuilder texts;
  private final SourceText source;
  private final Findings findings;
  private int locals;

  DirectiveBuilder(
      TemplateBuilder values, TextBuilder texts, SourceText source, Findings findings) {
    this.values = values;
    this.texts = texts;
    this.source = source;
    this.findings = findings;
  }

  int locals() {
    return locals;
  }

  TemplateNode build(Member directive, Members object, Pointer pointer, Scope scope) {
    String name = directive.name().value();
    if (!hasOnly(object, Directives.members(name), name, pointer)) {
      return NOTHING;
    }
    return switch (name) {
      case "$if" -> either(directive, object, pointer, scope);
      case "$switch" -> choice(directive, pointer, scope);
      case "$each" -> each(directive, object, pointer, scope);
      case "$merge" -> merge(directive, pointer, scope);
      case "$let" -> let(directive, object, pointer, scope);
      default -> new TemplateNode.Constant(directive.value().toJson());
    };
  }

  private TemplateNode either(Member directive, Members object, Pointer pointer, Scope scope) {
    if (object.members().size() == 1) {
      return shape(pointer, directive.name().span(), "$if needs then, else, or both");
    }
    Optional<Condition> condition = condition(directive.value(), pointer.child("$if"), scope);
    TemplateNode then = branch(object, "then", pointer, scope);
    TemplateNode otherwise = branch(object, "else", pointer, scope);
    return condition.isPresent() ? new TemplateNode.If(condition.get(), then, otherwise) : NOTHING;
  }

  private TemplateNode branch(Members object, String name, Pointer pointer, Scope scope) {
    Optional<Member> branch = object.find(name);
    return branch.isPresent()
        ? values.build(branch.get().value(), pointer.child(name), scope)
        : NOTHING;
  }

  private TemplateNode choice(Member directive, Pointer pointer, Scope scope) {
    Pointer inside = pointer.child("$switch");
    if (!(directive.value() instanceof Elements(var cases, _)) || cases.isEmpty()) {
      return shape(pointer, directive.value().span(), "$switch needs an array of cases");
    }
    List<TemplateNode.Case> nodes = new ArrayList<>();
    TemplateNode otherwise = NOTHING;
    boolean hasDefault = false;
    for (int i = 0; i < cases.size(); i++) {
      Pointer at = inside.child(i);
      if (!(cases.get(i) instanceof Members one)) {
        shape(at, cases.get(i).span(), "a case must be an object");
      } else if (one.find("default").isPresent()) {
        if (hasDefault) {
          shape(at, one.span(), "$switch has one default");
        }
        hasDefault = true;
        if (hasOnly(one, Set.of("default"), "a default", at)) {
          otherwise = branch(one, "default", at, scope);
        }
      } else {
        test(one, at, scope).ifPresent(nodes::add);
      }
    }
    return new TemplateNode.Switch(nodes, otherwise);
  }

  private Optional<TemplateNode.Case> test(Members one, Pointer at, Scope scope) {
    if (!hasOnly(one, Set.of("case", "then"), "a case", at)) {
      return Optional.empty();
    }
    Optional<Member> test = one.find("case");
    if (test.isEmpty() || one.find("then").isEmpty()) {
      shape(at, one.span(), "a case needs case and then, or default");
      return Optional.empty();
    }
    Optional<Condition> condition = condition(test.get().value(), at.child("case"), scope);
    TemplateNode then = branch(one, "then", at, scope);
    return condition.map(c -> new TemplateNode.Case(c, then));
  }

  private TemplateNode each(Member directive, Members object, Pointer pointer, Scope scope) {
    Optional<Member> body = object.find("do");
    if (body.isEmpty()) {
      return shape(pointer, directive.name().span(), "$each needs do");
    }
    Optional<TextBuilder.Bare> list =
        bare(directive.value(), pointer.child("$each"), scope, Site.Use.LIST);
    Optional<String> as = itemName(object, pointer);
    if (list.isEmpty() || as.isEmpty()) {
      return NOTHING;
    }
    Expression.Local item = item(list.get().expression(), as.get());
    Expression.Local index =
        new Expression.Local(locals++, as.get() + "_index", Optional.empty(), ValueType.integer());
    Scope inside = scope.with(item).with(index);
    Optional<Condition> where =
        object.find("where").flatMap(w -> condition(w.value(), pointer.child("where"), inside));
    TemplateNode node = values.build(body.get().value(), pointer.child("do"), inside);
    if (!isOf(list.get().expression(), ValueType.Kind.LIST)) {
      findings.add(
          ErrorCode.DIRECTIVE_LIST,
          pointer.child("$each"),
          list.get().span(),
          "$each needs a list");
    }
    return new TemplateNode.Each(
        list.get().expression(), item.index(), index.index(), where, node, list.get().place());
  }

  private Expression.Local item(Expression list, String name) {
    Optional<VariableDefinition> definition = Kinds.definitionOf(list).flatMap(Kinds::elementOf);
    ValueType type = definition.map(ValueType::of).orElseGet(() -> list.type().element());
    return new Expression.Local(locals++, name, definition, type);
  }

  private Optional<String> itemName(Members object, Pointer pointer) {
    Optional<Member> as = object.find("as");
    if (as.isEmpty()) {
      return Optional.of("item");
    }
    SourceValue value = as.get().value();
    if (value instanceof SourceString name && VariableName.isValid(name.value())) {
      return Optional.of(name.value());
    }
    shape(pointer, value.span(), "as must be a name: letters, digits and _");
    return Optional.empty();
  }

  private TemplateNode merge(Member directive, Pointer pointer, Scope scope) {
    if (!(directive.value() instanceof Elements(var elements, _))) {
      return shape(pointer, directive.value().span(), "$merge needs an array of objects");
    }
    List<TemplateNode.Operand> operands = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Pointer at = pointer.child("$merge").child(i);
      TemplateNode node = values.build(elements.get(i), at, scope);
      Span span = elements.get(i).span();
      if (Merging.isNeverObject(node)) {
        findings.add(ErrorCode.DIRECTIVE_MERGE, at, span, "only objects can be merged");
      }
      operands.add(new TemplateNode.Operand(node, new Place(at, source, span)));
    }
    return new TemplateNode.Merge(operands);
  }

  private TemplateNode let(Member directive, Members object, Pointer pointer, Scope scope) {
    Optional<Member> body = object.find("in");
    if (body.isEmpty()) {
      return shape(pointer, directive.name().span(), "$let needs in");
    }
    if (!(directive.value() instanceof Members names)) {
      return shape(pointer, directive.value().span(), "$let needs an object of names");
    }
    List<TemplateNode.Binding> bindings = new ArrayList<>();
    Scope inside = scope;
    for (Member member : names.members()) {
      String name = member.name().value();
      if (!VariableName.isValid(name)) {
        shape(pointer, member.name().span(), "%s is no name".formatted(Quoted.of(name)));
        continue;
      }
      Pointer at = pointer.child("$let").child(name);
      Optional<TextBuilder.Bare> value = bare(member.value(), at, inside, Site.Use.BINDING);
      Expression.Local local =
          new Expression.Local(
              locals++,
              name,
              value.flatMap(v -> Kinds.definitionOf(v.expression())),
              value.map(v -> v.expression().type()).orElse(ValueType.any()));
      value.ifPresent(
          v -> bindings.add(new TemplateNode.Binding(local.index(), v.expression(), v.place())));
      inside = inside.with(local);
    }
    return new TemplateNode.Let(
        bindings, values.build(body.get().value(), pointer.child("in"), inside));
  }

  private Optional<Condition> condition(SourceValue value, Pointer pointer, Scope scope) {
    return condition(value, pointer, scope, Site.Use.CONDITION);
  }

  /** What decides; empty where it cannot be used, which is noted. */
  Optional<Condition> condition(SourceValue value, Pointer pointer, Scope scope, Site.Use use) {
    Optional<TextBuilder.Bare> bare = bare(value, pointer, scope, use);
    if (bare.isPresent() && !isOf(bare.get().expression(), ValueType.Kind.BOOLEAN)) {
      findings.add(
          use == Site.Use.VISIBILITY
              ? ErrorCode.DEFINITION_CONDITION
              : ErrorCode.DIRECTIVE_CONDITION,
          pointer,
          bare.get().span(),
          "a condition must be true or false",
          Optional.of("compare it, as in x != null"));
      return Optional.empty();
    }
    return bare.map(b -> new Condition(b.expression(), b.place()));
  }

  private static boolean isOf(Expression expression, ValueType.Kind kind) {
    ValueType.Kind given = expression.type().kind();
    return given == kind || given == ValueType.Kind.ANY || given == ValueType.Kind.NULL;
  }

  private Optional<TextBuilder.Bare> bare(
      SourceValue value, Pointer pointer, Scope scope, Site.Use use) {
    if (value instanceof SourceString text) {
      return texts.bare(text, pointer, scope, use);
    }
    findings.add(
        switch (use) {
          case CONDITION -> ErrorCode.DIRECTIVE_CONDITION;
          case VISIBILITY -> ErrorCode.DEFINITION_CONDITION;
          case LIST -> ErrorCode.DIRECTIVE_LIST;
          case BINDING, VALUE, PART -> ErrorCode.DIRECTIVE_SHAPE;
        },
        pointer,
        value.span(),
        "an expression in a string is needed here");
    return Optional.empty();
  }

  private boolean hasOnly(Members object, Set<String> known, String what, Pointer pointer) {
    boolean fits = true;
    for (Member member : object.members()) {
      String name = member.name().value();
      if (!known.contains(name)) {
        fits = false;
        findings.add(
            ErrorCode.DIRECTIVE_SHAPE,
            pointer,
            member.name().span(),
            "%s has no member %s".formatted(what, Quoted.of(name)),
            findings.nearest(name, known));
      }
    }
    return fits;
  }

  private TemplateNode shape(Pointer pointer, Span span, String message) {
    findings.add(ErrorCode.DIRECTIVE_SHAPE, pointer, span, message);
    return NOTHING;
  }
}
