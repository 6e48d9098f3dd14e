package io.emprops.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableUsage;
import io.emprops.core.template.WriteOutcome;
import io.emprops.template.check.CheckedInputs;
import io.emprops.template.check.InputChecker;
import io.emprops.template.check.Samples;
import io.emprops.template.form.FormBuilder;
import io.emprops.template.form.SchemaBuilder;
import io.emprops.template.render.Origin;
import io.emprops.template.render.Renderer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that can be rendered. Immutable and thread-safe; keep it and render it often. */
public final class CompiledTemplate {
  private final Compilation.Compiled compiled;
  private final Renderer renderer;
  // Made when first asked for, perhaps by two threads, to the same: much is compiled to be looked
  // at.
  private @Nullable String sha256;
  private @Nullable InputChecker checker;

  CompiledTemplate(Compilation.Compiled compiled) {
    this.compiled = compiled;
    this.renderer = new Renderer(compiled.plan());
  }

  /** The kind of job that it becomes. */
  public String jobType() {
    return compiled.jobType();
  }

  /** All variables with their places: declared ones in the document's order, then the others. */
  public List<VariableUsage> variables() {
    return compiled.usages().all();
  }

  /** The definitions by name, in the order of {@link #variables()}, inferred ones included. */
  public Map<VariableName, VariableDefinition> definitions() {
    Map<VariableName, VariableDefinition> byName = new LinkedHashMap<>();
    compiled.definitions().forEach(definition -> byName.put(definition.name(), definition));
    return Collections.unmodifiableMap(byName);
  }

  /** The definitions that the document lacks, by name. */
  public Map<String, VariableDefinition> inferred() {
    Map<String, VariableDefinition> byName = new LinkedHashMap<>();
    compiled.definitions().stream()
        .skip(compiled.declared())
        .forEach(definition -> byName.put(definition.name().value(), definition));
    return Collections.unmodifiableMap(byName);
  }

  /** What a form for the inputs shows. */
  public FormModel form() {
    return FormBuilder.build(compiled.definitions());
  }

  /** JSON Schema 2020-12 of the inputs; it never refuses what {@link #check} accepts. */
  public JsonValue schema() {
    return SchemaBuilder.inputs(compiled.definitions());
  }

  /** The places of one variable in the template; empty where it is not used or not known. */
  public List<VariableUsage.Place> usages(VariableName name) {
    return variables().stream()
        .filter(usage -> usage.name().equals(name))
        .findFirst()
        .map(VariableUsage::usages)
        .orElse(List.of());
  }

  /** The very text that was compiled. */
  public String source() {
    return compiled.source();
  }

  /** SHA-256 of the source's bytes, in 64 hexadecimal digits. */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = SourceHash.of(compiled.source());
      sha256 = known;
    }
    return known;
  }

  /** The document's contract of the result. */
  public Optional<JsonValue> output() {
    return compiled.output();
  }

  /** What the document asks of workers. */
  public Optional<JsonValue> requirements() {
    return compiled.requirements();
  }

  /** Other models or providers that are tried when the document's own fails. */
  public Optional<JsonValue> fallback() {
    return compiled.fallback();
  }

  /** The document's own test cases. */
  public Optional<JsonValue> tests() {
    return compiled.tests();
  }

  /** Checks the inputs and puts them in. */
  public RenderOutcome render(JsonObject inputs, RenderContext context, UnknownInputs unknown) {
    CheckedInputs checked = checked(inputs, unknown);
    return checked.errors().isEmpty()
        ? renderer.render(checked.values(), context)
        : new RenderOutcome.Refused(checked.errors());
  }

  /** As {@link #render}, with the payload as text; the fastest way to one. */
  public WriteOutcome write(JsonObject inputs, RenderContext context, UnknownInputs unknown) {
    CheckedInputs checked = checked(inputs, unknown);
    return checked.errors().isEmpty()
        ? renderer.write(checked.values(), context)
        : new WriteOutcome.Refused(checked.errors());
  }

  /** As {@link #render}, and tells where each value comes from; slower. */
  public RenderTrace trace(JsonObject inputs, RenderContext context, UnknownInputs unknown) {
    CheckedInputs checked = checked(inputs, unknown);
    if (!checked.errors().isEmpty()) {
      return new RenderTrace(new RenderOutcome.Refused(checked.errors()), Map.of());
    }
    Map<String, Origin> origins = new LinkedHashMap<>();
    RenderOutcome outcome = renderer.trace(checked.values(), context, origins);
    return new RenderTrace(outcome, outcome instanceof RenderOutcome.Rendered ? origins : Map.of());
  }

  /**
   * Holds a rendered payload against what its job type accepts, if that is published.
   *
   * @return what is wrong, with pointers that begin with {@code /payload}
   */
  public List<Diagnostic> breaches(RenderOutcome.Rendered rendered) {
    return compiled.rule().map(rule -> rule.check(rendered)).orElse(List.of());
  }

  /** The outcome of a rendering, where a payload that its job type does not accept is refused. */
  public RenderOutcome judge(RenderOutcome outcome) {
    return switch (outcome) {
      case RenderOutcome.Refused refused -> refused;
      case RenderOutcome.Rendered rendered -> {
        List<Diagnostic> breaches = breaches(rendered);
        yield breaches.isEmpty() ? rendered : new RenderOutcome.Refused(breaches);
      }
    };
  }

  /** Checks the inputs only. */
  public Checked check(JsonObject inputs, UnknownInputs unknown) {
    CheckedInputs checked = checked(inputs, unknown);
    return checked.errors().isEmpty()
        ? new Checked.Accepted(checked.values().toJson())
        : new Checked.Refused(checked.errors());
  }

  /** Inputs to preview with: defaults, else first examples, else something plausible. */
  public JsonObject sampleInputs() {
    return Samples.of(compiled.definitions());
  }

  private CheckedInputs checked(JsonObject inputs, UnknownInputs unknown) {
    return checker().check(inputs, unknown == UnknownInputs.IGNORE);
  }

  private InputChecker checker() {
    InputChecker known = checker;
    if (known == null) {
      known = new InputChecker(compiled.definitions(), compiled.visibility(), compiled.maxDepth());
      checker = known;
    }
    return known;
  }
}
