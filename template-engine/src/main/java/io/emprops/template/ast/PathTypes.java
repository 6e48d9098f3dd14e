package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.ast.Expression.Step;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a path through the definitions, and notes where it cannot go. */
final class PathTypes {
  private static final Map<String, LatePart.As> FORMS =
      Map.of("data_url", LatePart.As.DATA_URL, "base64", LatePart.As.BASE64);

  private final Findings findings;
  private final Site site;
  private final List<Span> words;

  PathTypes(Findings findings, Site site, List<Span> words) {
    this.findings = findings;
    this.site = site;
    this.words = words;
  }

  /** The expression of a path that leads somewhere, else empty. */
  Optional<Expression> read(int slot, VariableDefinition root, List<Step> steps) {
    Optional<VariableDefinition> type = Optional.of(root);
    for (int i = 0; i < steps.size() && type.isPresent(); i++) {
      VariableDefinition at = type.get();
      Step step = steps.get(i);
      if (isFile(at)) {
        return form(slot, root, steps, i, at);
      }
      Optional<String> fault = fault(at, step);
      if (fault.isPresent()) {
        return refuse(i, fault.get(), hint(at, step));
      }
      type = inside(at, step);
    }
    return Optional.of(path(slot, root, steps, type));
  }

  private static Expression path(
      int slot, VariableDefinition root, List<Step> steps, Optional<VariableDefinition> type) {
    return steps.isEmpty()
        ? new Expression.Variable(slot, root)
        : new Expression.Path(slot, root, steps, type);
  }

  private Optional<Expression> form(
      int slot, VariableDefinition root, List<Step> steps, int i, VariableDefinition file) {
    boolean isLast = i == steps.size() - 1;
    if (isLast && steps.get(i) instanceof Step.Member(String name) && FORMS.containsKey(name)) {
      Expression asset = path(slot, root, steps.subList(0, i), Optional.of(file));
      return Optional.of(new Expression.Asset(asset, FORMS.getOrDefault(name, LatePart.As.URL)));
    }
    return refuse(
        i, "a stored file has the forms data_url and base64 in this release", Optional.empty());
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
    return type.type() == VariableType.JSON || (Kinds.isComposite(type) && !isObject(type));
  }

  private static boolean isObject(VariableDefinition type) {
    return type.type() == VariableType.OBJECT;
  }

  private static Optional<VariableDefinition> inside(VariableDefinition type, Step step) {
    if (type.rules() instanceof ValueRules.Items items) {
      return Optional.ofNullable(items.items());
    }
    if (type.rules() instanceof ValueRules.Asset files) {
      return Optional.of(Kinds.single(type, files));
    }
    return type.rules() instanceof ValueRules.Fields(var fields)
            && step instanceof Step.Member(String name)
            && VariableName.isValid(name)
        ? Optional.ofNullable(fields.get(new VariableName(name)))
        : Optional.empty();
  }
}
