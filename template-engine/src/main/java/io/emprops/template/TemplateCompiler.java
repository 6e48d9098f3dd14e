package io.emprops.template;

import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableUsage;
import io.emprops.template.expression.Expressions;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.JsonReader;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.Span;
import io.emprops.template.proof.PayloadRules;
import java.util.List;
import java.util.Optional;

/** Compiles documents. Thread-safe. */
public final class TemplateCompiler {
  private final Limits limits;
  private final Expressions expressions;
  private final PayloadRules payloads;

  /** Knows the job types of this release. */
  public TemplateCompiler(Limits limits) {
    this(limits, JobTypeRegistry.standard());
  }

  /**
   * Brings the expression language up, so make one and keep it.
   *
   * @param limits of all documents
   * @param jobTypes whose payloads documents make
   */
  public TemplateCompiler(Limits limits, JobTypeRegistry jobTypes) {
    this.limits = limits;
    this.payloads = new PayloadRules(jobTypes);
    this.expressions = new Expressions(limits.expressionLength(), limits.iterations());
  }

  /** Reads a document's text and finds all its errors. */
  public CompileResult compile(String source) {
    var text = new SourceText(source);
    var findings = new Findings(text);
    // A UTF-16 unit takes three bytes at most, so most documents need no counting.
    if (source.length() > limits.sourceBytes() / 3
        && SourceHash.length(source) > limits.sourceBytes()) {
      findings.add(
          ErrorCode.LIMIT_SOURCE,
          Pointer.root(),
          new Span(0, 0),
          "the document has more than %d bytes".formatted(limits.sourceBytes()));
      return invalid(findings, List.of());
    }
    Optional<SourceValue> document =
        JsonReader.read(text, findings, limits.depth(), limits.nodes());
    if (document.isPresent() && document.get() instanceof SourceValue.Members members) {
      return new Compilation(text, members, findings, limits, expressions, payloads).result();
    }
    document.ifPresent(
        value ->
            findings.add(
                ErrorCode.DOCUMENT_MEMBER_TYPE,
                Pointer.root(),
                value.span(),
                "a document must be an object"));
    return invalid(findings, List.of());
  }

  private static CompileResult invalid(Findings findings, List<VariableUsage> variables) {
    return new CompileResult.Invalid(findings.errors(), findings.warnings(), variables);
  }
}
