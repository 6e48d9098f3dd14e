package io.emprops.openapi.application.workflow;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Workflow;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Compiles the documents that are text at all. Thread-safe. */
public final class CompiledTemplates {
  private final Function<String, CompileResult> compiler;

  /**
   * Takes the compiler.
   *
   * @param compiler never gets half of a surrogate pair; it may remember what it has compiled
   */
  public CompiledTemplates(Function<String, CompileResult> compiler) {
    this.compiler = compiler;
  }

  /** What becomes of a document's text. */
  public CompileResult compile(String source) {
    OptionalInt half = loneSurrogate(source);
    return half.isPresent()
        ? new CompileResult.Invalid(List.of(notText(source, half.getAsInt())), List.of(), List.of())
        : compiler.apply(source);
  }

  /** The template of a document that was compiled before it was saved. */
  CompiledTemplate saved(Workflow workflow) {
    return switch (compile(workflow.source())) {
      case CompileResult.Compiled(CompiledTemplate template, _) -> template;
      case CompileResult.Invalid(var errors, _, _) ->
          throw new IllegalStateException(
              "version %d of workflow %s no longer compiles: %s"
                  .formatted(workflow.version(), workflow.id(), errors));
    };
  }

  private static OptionalInt loneSurrogate(String source) {
    int place = 0;
    while (place < source.length()) {
      int symbol = source.codePointAt(place);
      if (symbol >= Character.MIN_SURROGATE && symbol <= Character.MAX_SURROGATE) {
        return OptionalInt.of(place);
      }
      place += Character.charCount(symbol);
    }
    return OptionalInt.empty();
  }

  private static Diagnostic notText(String source, int place) {
    String before = source.substring(0, place);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = place - before.lastIndexOf('\n');
    return Diagnostic.at("", ErrorCode.DOCUMENT_JSON, "half of a surrogate pair is no text")
        .in(line, column, 1)
        .hinting("write it as an escape: \\u%04x".formatted((int) source.charAt(place)));
  }
}
