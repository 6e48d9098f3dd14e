package io.emprops.openapi.application.workflow;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.CompileResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Compiles documents, each text once. Thread-safe. */
public final class CompiledTemplates {

  /** Keeps what was compiled, for a while. */
  public interface Memory {

    /** What became of this text, if that is still known. */
    Optional<CompileResult> find(String source);

    /** Keeps what became of this text. */
    void keep(String source, CompileResult result);
  }

  private final Function<String, CompileResult> compiler;
  private final Memory memory;

  /** Takes the compiler and the memory. */
  public CompiledTemplates(Function<String, CompileResult> compiler, Memory memory) {
    this.compiler = compiler;
    this.memory = memory;
  }

  /** Compiles a document's text, or takes what it became before. */
  public CompileResult compile(String source) {
    OptionalInt half = loneSurrogate(source);
    if (half.isPresent()) {
      return new CompileResult.Invalid(
          List.of(notText(source, half.getAsInt())), List.of(), List.of());
    }
    return memory.find(source).orElseGet(() -> compileAndKeep(source));
  }

  /** Faulty texts are not kept: they change with each key. */
  private CompileResult compileAndKeep(String source) {
    CompileResult result = compiler.apply(source);
    if (result instanceof CompileResult.Compiled) {
      memory.keep(source, result);
    }
    return result;
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
