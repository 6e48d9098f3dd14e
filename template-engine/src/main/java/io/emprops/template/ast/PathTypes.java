package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.ast.Expression.Name;
import io.emprops.template.ast.Expression.Reference;
import io.emprops.template.ast.Expression.Step;
import io.emprops.template.expression.ValueType;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a path through the definitions, and notes where it cannot go. */
final class PathTypes {
  private static final Map<String, LatePart.As> FORMS =
      Map.of(
          "data_url", LatePart.As.DATA_URL,
          "base64", LatePart.As.BASE64,
          "media_type", LatePart.As.MEDIA_TYPE);

  private static final Optional<String> NO_HINT = Optional.empty();
  private static final VariableDefinition TEXT =
      VariableDefinition.plain(
          new VariableName("form"),
          VariableType.TEXT,
          new ValueRules.Text(null, null, null, null, null));

  private final Findings findings;
  private final Site site;
  private final List<Span> words;

  PathTypes(Findings findings, Site site, List<Span> words) {
    this.findings = findings;
    this.site = site;
    this.words = words;
  }

  /** The expression of a path that leads somewhere, else empty. */
  Optional<Expression> read(Name root, List<Step> steps) {
    Optional<VariableDefinition> type = root.definition();
    for (int i = 0; i < steps.size() && type.isPresent(); i++) {
      VariableDefinition at = type.get();
      Step step = steps.get(i);
      if (isFile(at)) {
        return form(root, steps, i, at);
      }
      Optional<String> fault = fault(at, step);
      if (fault.isPresent()) {
        return refuse(i, fault.get(), hint(at, step));
      }
      type = inside(at, step);
    }
    return Optional.of(path(root, steps, type));
  }

  private static Reference path(
      Name root, List<Step> steps, Optional<VariableDefinition> definition) {
    return steps.isEmpty()
        ? root
        : new Expression.Path(
            root, steps, definition, definition.map(ValueType::of).orElse(ValueType.any()));
  }

  private Optional<Expression> form(Name root, List<Step> steps, int i, VariableDefinition file) {
    boolean isLast = i == steps.size() - 1;
    if (isLast && steps.get(i) instanceof Step.Member(String name) && FORMS.containsKey(name)) {
      if (site.use() != Site.Use.VALUE && site.use() != Site.Use.PART) {
        return refuse(i, "the forms of a stored file are not known before it is sent", NO_HINT);
      }
      Reference asset = path(root, steps.subList(0, i), Optional.of(file));
      return Optional.of(
          new Expression.Asset(
              asset, FORMS.getOrDefault(name, LatePart.As.URL), ValueType.of(TEXT)));
    }
    Optional<String> hint =
        steps.get(i) instanceof Step.Member(String name)
            ? findings.nearest(name, FORMS.keySet())
            : NO_HINT;
    return refuse(i, "a stored file has the forms data_url, base64 and media_type", hint);
  }

  private Optional<Expression> refuse(int step, String message, Optional<String> hint) {
    Span word = site.span(words.get(step).start(), words.get(step).end());
    findings.add(ErrorCode.EXPRESSION_TYPE, site.pointer(), word, message, hint);
    return Optional.empty();
  }

  private static boolean isFile(VariableDefinition type) {
    return type.rules() instanceof ValueRules.Asset asset && !asset.multiple();
  }

  private static Optional<String> fault(VariableDefinition type, Step step) {
    boolean fits =
        switch (step) {
          case Step.Member(String name) -> hasMember(type, name);
          case Step.Index _ -> hasElements(type);
        };
    return fits
        ? Optional.empty()
        : Optional.of(
            switch (step) {
              case Step.Member(String name) ->
                  "%s has no member %s".formatted(type.type().wire(), Quoted.of(name));
              case Step.Index _ -> "%s has no elements".formatted(type.type().wire());
            });
  }

  private Optional<String> hint(VariableDefinition type, Step step) {
    return type.rules() instanceof ValueRules.Fields(var fields)
            && step instanceof Step.Member(String name)
        ? findings.nearest(name, fields.keySet().stream().map(VariableName::value).toList())
        : Optional.empty();
  }

  private static boolean hasMember(VariableDefinition type, String name) {
    return type.type() == VariableType.JSON
        || (type.rules() instanceof ValueRules.Fields(var fields)
            && (fields.isEmpty()
                || (VariableName.isValid(name) && fields.containsKey(new VariableName(name)))));
  }

  private static boolean hasElements(VariableDefinition type) {
    return type.type() == VariableType.JSON
        || (Kinds.isComposite(type) && type.type() != VariableType.OBJECT);
  }

  private static Optional<VariableDefinition> inside(VariableDefinition type, Step step) {
    return type.rules() instanceof ValueRules.Fields(var fields)
            && step instanceof Step.Member(String name)
            && VariableName.isValid(name)
        ? Optional.ofNullable(fields.get(new VariableName(name)))
        : Kinds.elementOf(type);
  }
}
