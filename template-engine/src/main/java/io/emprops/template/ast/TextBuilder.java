package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.ast.TemplateNode.Part;
import io.emprops.template.expression.ValueType;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.PlaceholderScanner;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Segment;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the nodes of strings, which may hold placeholders. */
final class TextBuilder {
  private final SourceText source;
  private final Findings findings;
  private final ExpressionReader expressions;
  private final int maxPlaceholders;
  private int placeholders;

  TextBuilder(
      SourceText source, Findings findings, ExpressionReader expressions, int maxPlaceholders) {
    this.source = source;
    this.findings = findings;
    this.expressions = expressions;
    this.maxPlaceholders = maxPlaceholders;
  }

  /** The node of a string that stands as a value. */
  TemplateNode value(SourceString text, Pointer pointer, Scope scope) {
    if (!PlaceholderScanner.mayHold(text.value())) {
      return new TemplateNode.Constant(text.toJson());
    }
    List<Segment> segments = PlaceholderScanner.scan(text.value());
    // By far the most common kind.
    if (segments.size() == 1 && segments.getFirst() instanceof Segment.Placeholder whole) {
      Optional<Part.Hole> hole = part(whole, text, pointer, scope, false, false);
      return hole.isPresent()
          ? new TemplateNode.Whole(hole.get().expression(), hole.get().place())
          : new TemplateNode.Constant(JsonValue.of(""));
    }
    List<Part> parts = parts(segments, text, pointer, scope, false);
    if (parts.size() != 1) {
      return parts.isEmpty()
          ? new TemplateNode.Constant(JsonValue.of(""))
          : new TemplateNode.Text(parts);
    }
    return switch (parts.getFirst()) {
      case Part.Plain plain -> new TemplateNode.Constant(JsonValue.of(plain.text()));
      case Part.Hole(Expression expression, Place place) ->
          new TemplateNode.Whole(expression, place);
    };
  }

  /**
   * The key of a string that stands as a member's name.
   *
   * @param object the object's pointer, which errors in a key tell
   */
  MemberName name(SourceString text, Pointer object, Scope scope) {
    if (!PlaceholderScanner.mayHold(text.value())) {
      return new MemberName.Fixed(text.value());
    }
    List<Part> parts = parts(PlaceholderScanner.scan(text.value()), text, object, scope, true);
    if (parts.size() != 1) {
      return parts.isEmpty() ? new MemberName.Fixed("") : new MemberName.Text(parts);
    }
    return switch (parts.getFirst()) {
      case Part.Plain plain -> new MemberName.Fixed(plain.text());
      case Part.Hole(Expression expression, Place place) -> new MemberName.Whole(expression, place);
    };
  }

  private List<Part> parts(
      List<Segment> segments, SourceString text, Pointer pointer, Scope scope, boolean key) {
    List<Part> parts = new ArrayList<>(segments.size());
    for (Segment segment : segments) {
      switch (segment) {
        case Segment.Text(String plain) -> parts.add(new Part.Plain(plain));
        case Segment.Placeholder hole ->
            part(hole, text, pointer, scope, key, segments.size() > 1).ifPresent(parts::add);
        case Segment.Faulty faulty -> {
          if (isWithinLimit(text, pointer)) {
            PlaceholderFaults.note(faulty, text, pointer, findings);
          }
        }
      }
    }
    return parts;
  }

  private boolean isWithinLimit(SourceString text, Pointer pointer) {
    if (++placeholders == maxPlaceholders + 1) {
      findings.add(
          ErrorCode.LIMIT_PLACEHOLDERS,
          pointer,
          text.span(),
          "more than %d placeholders".formatted(maxPlaceholders));
    }
    return placeholders <= maxPlaceholders;
  }

  private Optional<Part.Hole> part(
      Segment.Placeholder hole,
      SourceString text,
      Pointer pointer,
      Scope scope,
      boolean key,
      boolean among) {
    if (!isWithinLimit(text, pointer)) {
      return Optional.empty();
    }
    Place place = place(text.span(hole.start(), hole.end()), pointer);
    Site.Use use = key || among ? Site.Use.PART : Site.Use.VALUE;
    var site = new Site(text, hole.expressionStart(), pointer, place, scope, use);
    Optional<Expression> expression = expressions.read(hole.expression(), site);
    if (expression.isEmpty()) {
      return Optional.empty();
    }
    kind(expression.get(), hole, text, pointer, key, among);
    return Optional.of(new Part.Hole(expression.get(), place));
  }

  private Place place(Span span, Pointer pointer) {
    return new Place(pointer, source, span);
  }

  /** An expression in a string of its own, without braces; empty where it cannot be used. */
  Optional<Bare> bare(SourceString text, Pointer pointer, Scope scope, Site.Use use) {
    String given = text.value();
    String expression = given.strip();
    int start = expression.isEmpty() ? 0 : given.indexOf(expression);
    if (!isWithinLimit(text, pointer)) {
      return Optional.empty();
    }
    Place place = place(text.span(start, start + expression.length()), pointer);
    if (expression.isEmpty()) {
      findings.add(ErrorCode.EXPRESSION_SYNTAX, pointer, text.span(), "the expression is empty");
      return Optional.empty();
    }
    return expressions
        .read(expression, new Site(text, start, pointer, place, scope, use))
        .map(read -> new Bare(read, place, text.span(start, start + expression.length())));
  }

  /** An expression without braces, and where it stands. */
  record Bare(Expression expression, Place place, Span span) {}

  /** Refuses what cannot stand here whatever the inputs are. */
  private void kind(
      Expression expression,
      Segment.Placeholder hole,
      SourceString text,
      Pointer pointer,
      boolean key,
      boolean among) {
    if (!key && !among) {
      return;
    }
    boolean isLate =
        expression instanceof Expression.Asset
            || Kinds.definitionOf(expression).filter(Kinds::isLate).isPresent();
    ValueType.Kind kind = expression.type().kind();
    boolean isComposite = kind == ValueType.Kind.LIST || kind == ValueType.Kind.OBJECT;
    int start = hole.expressionStart();
    if (key && isLate) {
      findings.add(
          ErrorCode.EXPRESSION_TYPE,
          pointer,
          text.span(start, start + hole.expression().length()),
          "a secret or stored file cannot stand in a key");
    } else if (isComposite) {
      findings.add(
          among ? ErrorCode.PLACEHOLDER_NOT_SCALAR : ErrorCode.KEY_NOT_SCALAR,
          pointer,
          text.span(hole.start(), hole.end()),
          "an array or object cannot stand " + (among ? "inside text" : "as a key"),
          among ? Optional.of("json(x) makes text of it") : Optional.empty());
    }
  }
}
