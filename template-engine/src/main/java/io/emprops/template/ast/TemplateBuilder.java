package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
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
import java.util.Set;

/** Makes the tree of a template, and notes what is wrong with it. */
public final class TemplateBuilder {
  private final Findings findings;
  private final TextBuilder texts;
  private final SourceText source;

  /** Begins a tree whose variables are noted in {@code variables}. */
  public TemplateBuilder(
      SourceText source,
      Findings findings,
      Variables variables,
      int maxPlaceholders,
      int maxExpressionLength) {
    this.source = source;
    this.findings = findings;
    this.texts =
        new TextBuilder(
            source,
            findings,
            new ExpressionReader(findings, variables, maxExpressionLength),
            maxPlaceholders);
  }

  /** The node of a value, complete only where nothing was noted. */
  public TemplateNode build(SourceValue value, Pointer pointer) {
    return switch (value) {
      case Scalar(JsonValue json, _) -> new TemplateNode.Constant(json);
      case SourceString text -> texts.value(text, pointer);
      case Elements(var elements, _) -> elements(elements, pointer);
      case Members object ->
          Directives.in(object)
              .map(directive -> directive(directive, object, pointer))
              .orElseGet(() -> members(object, pointer));
    };
  }

  private TemplateNode elements(List<SourceValue> elements, Pointer pointer) {
    List<TemplateNode> nodes = new ArrayList<>(elements.size());
    for (SourceValue element : elements) {
      nodes.add(build(element, pointer.child(nodes.size())));
    }
    return Constants.fold(new TemplateNode.Elements(nodes));
  }

  private TemplateNode members(Members object, Pointer pointer) {
    List<TemplateNode.Member> nodes = new ArrayList<>(object.members().size());
    for (Member member : object.members()) {
      MemberName name = name(member.name(), pointer);
      TemplateNode value = build(member.value(), pointer.child(member.name().value()));
      nodes.add(new TemplateNode.Member(name, value, place(pointer, member.name().span())));
    }
    return Constants.fold(new TemplateNode.Members(nodes));
  }

  private MemberName name(SourceString name, Pointer object) {
    return Directives.unescaped(name.value())
        .<MemberName>map(MemberName.Fixed::new)
        .orElseGet(() -> texts.name(name, object));
  }

  private TemplateNode directive(Member directive, Members object, Pointer pointer) {
    String name = directive.name().value();
    Set<String> known = Directives.members(name);
    boolean isFit = true;
    for (Member member : object.members()) {
      if (!known.contains(member.name().value())) {
        isFit = false;
        findings.add(
            ErrorCode.DIRECTIVE_SHAPE,
            pointer,
            member.name().span(),
            "%s has no member %s".formatted(name, Quoted.of(member.name().value())),
            findings.nearest(member.name().value(), known));
      }
    }
    if (isFit && !name.equals("$raw")) {
      findings.add(
          ErrorCode.DIRECTIVE_SHAPE,
          pointer,
          directive.name().span(),
          name + " cannot be used in this release");
    }
    return new TemplateNode.Constant(directive.value().toJson());
  }

  private Place place(Pointer pointer, Span span) {
    return new Place(
        pointer, source.line(span.start()), source.column(span.start()), span.length());
  }
}
