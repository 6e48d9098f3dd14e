package io.emprops.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.ExpressionReader;
import io.emprops.template.ast.Kinds;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateBuilder;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.Variables;
import io.emprops.template.check.Condition;
import io.emprops.template.check.DefinitionReader;
import io.emprops.template.check.Definitions;
import io.emprops.template.check.Visibility;
import io.emprops.template.expression.Expressions;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.Span;
import io.emprops.template.proof.PayloadRule;
import io.emprops.template.proof.PayloadRules;
import io.emprops.template.render.Conditions;
import io.emprops.template.render.RenderPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The compilation of one document that is JSON. */
final class Compilation {
  private static final Pointer TEMPLATE = Pointer.root().child("template");

  /** Room for the values that are put in, so that most payloads need no second try. */
  private static final int EXPECTED_INPUTS = 256;

  private static final Pointer VARIABLE_TYPES = Pointer.root().child("variable_types");

  private final SourceText source;
  private final Findings findings;
  private final Limits limits;
  private final DocumentMembers document;
  private final Definitions definitions;
  private final Optional<PayloadRule> rule;
  private final Variables variables;
  private final TemplateBuilder builder;

  Compilation(
      SourceText source,
      Members members,
      Findings findings,
      Limits limits,
      Expressions expressions,
      PayloadRules payloads) {
    this.source = source;
    this.findings = findings;
    this.limits = limits;
    this.document = new DocumentMembers(members, findings);
    this.definitions =
        document
            .object("variable_types")
            .map(types -> DefinitionReader.read(types, VARIABLE_TYPES, findings))
            .orElse(new Definitions(List.of()));
    this.rule = payloads.of(document.jobType());
    this.variables =
        new Variables(declared(definitions), findings, limits.variables(), this::suggestion);
    this.builder =
        new TemplateBuilder(
            source,
            findings,
            new ExpressionReader(findings, variables, expressions, limits.expressionLength()),
            limits.placeholders());
  }

  CompileResult result() {
    document.check();
    Visibility visibility = visibility();
    if (definitions.declared().size() > limits.variables()) {
      findings.add(
          ErrorCode.LIMIT_VARIABLES,
          VARIABLE_TYPES,
          document.member("variable_types").orElseThrow().value().span(),
          "more than %d variables".formatted(limits.variables()));
    }
    Optional<Member> template = document.member("template");
    Optional<TemplateNode> root = template.map(t -> builder.build(t.value(), TEMPLATE));
    if (!findings.hasErrors()) {
      prove(root);
    }
    warn();
    var usages = new VariableUsages(definitions, variables);
    if (findings.hasErrors() || root.isEmpty()) {
      return new CompileResult.Invalid(findings.errors(), findings.warnings(), usages.all());
    }
    List<VariableDefinition> all = variables.definitions();
    var plan =
        new RenderPlan(
            root.get(),
            place(template.orElseThrow().value().span()),
            isAnyLate(all),
            builder.locals(),
            template.orElseThrow().value().span().length() + EXPECTED_INPUTS,
            limits.outputBytes(),
            limits.allowance());
    return new CompileResult.Compiled(
        new CompiledTemplate(
            new Compiled(
                source.text(),
                document.jobType(),
                usages,
                all,
                variables.declaredCount(),
                plan,
                visibility,
                limits.depth(),
                rule,
                document.json("output"),
                document.json("requirements"),
                document.json("fallback"),
                document.json("tests"))),
        findings.warnings());
  }

  /** What a compilation hands to the template that it makes. */
  record Compiled(
      String source,
      String jobType,
      VariableUsages usages,
      List<VariableDefinition> definitions,
      int declared,
      RenderPlan plan,
      Visibility visibility,
      int maxDepth,
      Optional<PayloadRule> rule,
      Optional<JsonValue> output,
      Optional<JsonValue> requirements,
      Optional<JsonValue> fallback,
      Optional<JsonValue> tests) {}

  private Optional<VariableDefinition> suggestion(VariableName name, Pointer pointer) {
    return rule.flatMap(
        r ->
            document
                .member("template")
                .flatMap(template -> r.infer(name, template.value(), pointer)));
  }

  private void prove(Optional<TemplateNode> root) {
    if (rule.isPresent() && root.isPresent()) {
      SourceValue template = document.member("template").orElseThrow().value();
      rule.get().prove(template, root.get(), TEMPLATE, findings);
    }
  }

  private Visibility visibility() {
    Map<Integer, Condition> conditions = new HashMap<>();
    for (int slot = 0; slot < definitions.declared().size(); slot++) {
      Definitions.Declared declared = definitions.declared().get(slot);
      for (SourceString text : declared.conditions()) {
        Optional<Condition> condition = condition(text, declared);
        if (condition.isPresent()) {
          conditions.put(slot, condition.get());
        }
      }
    }
    if (conditions.isEmpty()) {
      return Visibility.always();
    }
    var visibility = Visibility.of(conditions);
    visibility.circular().forEach(this::refuseCircle);
    return visibility;
  }

  private Optional<Condition> condition(SourceString text, Definitions.Declared declared) {
    return builder
        .condition(text, declared.pointer().child("visible_if"))
        .map(read -> Conditions.of(read, limits.allowance()));
  }

  private void refuseCircle(int slot) {
    Definitions.Declared declared = definitions.declared().get(slot);
    findings.add(
        ErrorCode.DEFINITION_CONDITION,
        declared.pointer().child("visible_if"),
        declared.conditions().getFirst().span(),
        "it depends on itself");
  }

  private Place place(Span span) {
    return new Place(TEMPLATE, source, span);
  }

  private static boolean isAnyLate(List<VariableDefinition> definitions) {
    for (VariableDefinition definition : definitions) {
      if (Kinds.isLate(definition)) {
        return true;
      }
    }
    return false;
  }

  private static List<VariableDefinition> declared(Definitions definitions) {
    List<VariableDefinition> declared = new ArrayList<>(definitions.declared().size());
    definitions.declared().forEach(each -> declared.add(each.definition()));
    return declared;
  }

  /** Of variables that nothing uses, and of those that nothing should use. */
  private void warn() {
    for (int slot = 0; slot < definitions.declared().size(); slot++) {
      Definitions.Declared declared = definitions.declared().get(slot);
      VariableName name = declared.definition().name();
      boolean isUsed = variables.isUsed(slot);
      // While the template has errors, a use may be hidden by one.
      if (!isUsed && !findings.hasErrors()) {
        findings.add(
            ErrorCode.VARIABLE_UNUSED,
            declared.pointer(),
            declared.name(),
            "%s is not used in the template".formatted(name));
      }
      if (isUsed && declared.definition().deprecated()) {
        findings.add(
            ErrorCode.VARIABLE_DEPRECATED,
            declared.pointer(),
            declared.name(),
            "%s is deprecated".formatted(name));
      }
    }
  }
}
