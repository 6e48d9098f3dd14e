package io.emprops.template.proof;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.schema.CompiledSchema;
import io.emprops.template.schema.Mismatch;
import io.emprops.template.schema.SchemaProof;
import io.emprops.template.schema.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one job type says of its payloads. Immutable and thread-safe. */
public final class PayloadRule {
  private static final String PAYLOAD = "/payload";

  private final CompiledSchema schema;
  private final SchemaProof proof;

  PayloadRule(CompiledSchema schema, SchemaProof proof) {
    this.schema = schema;
    this.proof = proof;
  }

  /** Notes what of a template cannot fit, whatever the inputs are. */
  public void prove(SourceValue source, TemplateNode root, Pointer pointer, Findings findings) {
    for (Mismatch<Spot> mismatch :
        proof.mismatches(TemplateShape.of(root, Spot.of(pointer, source)))) {
      findings.add(
          ErrorCode.SCHEMA_MISMATCH,
          mismatch.place().pointer(),
          mismatch.place().span(),
          mismatch.message(),
          Optional.ofNullable(mismatch.hint()));
    }
  }

  /** The definition that the place of a variable in a template suggests, never a required one. */
  public Optional<VariableDefinition> infer(
      VariableName name, SourceValue template, Pointer pointer) {
    List<String> steps = pointer.steps();
    return steps.isEmpty()
        ? Optional.empty()
        : SchemaAt.find(proof.root(), template, steps.subList(1, steps.size()))
            .flatMap(place -> place.infer(name));
  }

  /**
   * What is wrong with a rendered payload, with pointers that begin with {@code /payload}. What
   * stands for a late value is not judged, since it is not what will be sent.
   */
  public List<Diagnostic> check(RenderOutcome.Rendered rendered) {
    Set<String> late =
        rendered.late().stream().map(LateValue::pointer).collect(Collectors.toUnmodifiableSet());
    return schema.validate(rendered.payload()).stream()
        .filter(violation -> !late.contains(violation.pointer()))
        .map(PayloadRule::diagnostic)
        .toList();
  }

  private static Diagnostic diagnostic(Violation violation) {
    String place = violation.pointer().isEmpty() ? "the payload" : violation.pointer();
    return Diagnostic.at(
        PAYLOAD + violation.pointer(),
        ErrorCode.SCHEMA_MISMATCH,
        "%s %s".formatted(place, violation.message()));
  }
}
