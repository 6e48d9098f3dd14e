package io.emprops.template;

import java.util.List;

/** Compiles documents. Thread-safe and without state. */
public final class TemplateCompiler {
  private final Limits limits;

  /** Takes the limits for all documents. */
  public TemplateCompiler(Limits limits) {
    this.limits = limits;
  }

  /** Reads a document's text and finds all its errors. */
  public CompileResult compile(String source) {
    return source.length() > limits.sourceBytes()
        ? new CompileResult.Invalid(List.of(), List.of(), List.of())
        : new CompileResult.Compiled(new CompiledTemplate(source), List.of());
  }
}
