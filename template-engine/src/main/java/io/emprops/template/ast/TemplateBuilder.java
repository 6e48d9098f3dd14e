package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.SourceValue.Scalar;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the tree of a template, and notes what is wrong with it. */
public final class TemplateBuilder {
  private final TextBuilder texts;
  private final SourceText source;
  private final DirectiveBuilder directives;

  /** Begins a tree whose expressions are read by {@code expressions}. */
  public TemplateBuilder(
      SourceText source, Findings findings, ExpressionReader expressions, int maxPlaceholders) {
    this.source = source;
    this.texts = new TextBuilder(source, findings, expressions, maxPlaceholders);
    this.directives = new DirectiveBuilder(this, texts, source, findings);
  }

  /** The node of a template, complete only where nothing was noted. */
  public TemplateNode build(SourceValue value, Pointer pointer) {
    return build(value, pointer, Scope.empty());
  }

  /** The condition of a variable's definition; empty where it cannot be used, which is noted. */
  public Optional<TemplateNode.Condition> condition(SourceString text, Pointer pointer) {
    return directives.condition(text, pointer, Scope.empty(), Site.Use.VISIBILITY);
  }

  /** How many names loops and {@code $let} bind. */
  public int locals() {
    return directives.locals();
  }

  TemplateNode build(SourceValue value, Pointer pointer, Scope scope) {
    return switch (value) {
      case Scalar(JsonValue json, _) -> new TemplateNode.Constant(json);
      case SourceString text -> texts.value(text, pointer, scope);
      case Elements(var elements, _) -> elements(elements, pointer, scope);
      case Members object -> {
        Optional<Member> directive = Directives.in(object);
        yield directive.isPresent()
            ? directives.build(directive.get(), object, pointer, scope)
            : members(object, pointer, scope);
      }
    };
  }

  private TemplateNode elements(List<SourceValue> elements, Pointer pointer, Scope scope) {
    List<TemplateNode> nodes = new ArrayList<>(elements.size());
    for (SourceValue element : elements) {
      nodes.add(build(element, pointer.child(nodes.size()), scope));
    }
    return Constants.fold(new TemplateNode.Elements(nodes));
  }

  private TemplateNode members(Members object, Pointer pointer, Scope scope) {
    List<TemplateNode.Member> nodes = new ArrayList<>(object.members().size());
    for (Member member : object.members()) {
      MemberName name = name(member.name(), pointer, scope);
      TemplateNode value = build(member.value(), pointer.child(member.name().value()), scope);
      nodes.add(new TemplateNode.Member(name, value, place(pointer, member.name().span())));
    }
    return Constants.fold(TemplateNode.Members.of(nodes));
  }

  private MemberName name(SourceString name, Pointer object, Scope scope) {
    Optional<String> unescaped = Directives.unescaped(name.value());
    return unescaped.isPresent()
        ? new MemberName.Fixed(unescaped.get())
        : texts.name(name, object, scope);
  }

  private Place place(Pointer pointer, Span span) {
    return new Place(pointer, source, span);
  }
}
