package io.emprops.template.cli;

import io.emprops.core.problem.Diagnostic;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads and compiles the documents that commands name. */
final class Documents {
  private final Console console;
  private final TemplateCompiler compiler = new TemplateCompiler(Limits.standard());

  Documents(Console console) {
    this.console = console;
  }

  /** A document and what came of compiling it. */
  record Document(String name, String text, CompileResult result) {

    List<Diagnostic> errors() {
      return switch (result) {
        case CompileResult.Compiled _ -> List.of();
        case CompileResult.Invalid invalid -> invalid.errors();
      };
    }
  }

  /** The document; empty, after a word about it, where the file cannot be read. */
  Optional<Document> read(String file) {
    return text(file)
        .map(read -> new Document(read.name(), read.text(), compiler.compile(read.text())));
  }

  /** The text of a file; empty, after a word about it, where it cannot be read. */
  Optional<SourceFile.Text> text(String file) {
    return switch (SourceFile.read(file, console.in())) {
      case SourceFile.Text text -> Optional.of(text);
      case SourceFile.Unreadable(String message) -> {
        console.err().println(message);
        yield Optional.empty();
      }
    };
  }

  /** What compiles them. */
  TemplateCompiler compiler() {
    return compiler;
  }

  /** Does something with a document that has no errors; of others it tells them. */
  ExitCode withTemplate(
      String file, boolean json, BiFunction<Document, CompiledTemplate, ExitCode> action) {
    Optional<Document> document = read(file);
    if (document.isEmpty()) {
      return ExitCode.UNUSABLE;
    }
    return switch (document.get().result()) {
      case CompileResult.Compiled(CompiledTemplate template, _) ->
          action.apply(document.get(), template);
      case CompileResult.Invalid invalid -> {
        tell(document.get(), invalid.errors(), json);
        yield ExitCode.FAULTY;
      }
    };
  }

  /** Errors as the answer, in JSON or in words. */
  void tell(Document document, List<Diagnostic> errors, boolean json) {
    if (json) {
      console.out().println(Answers.errors(errors).toJson());
    } else {
      print(document, errors);
    }
  }

  void print(Document document, List<Diagnostic> diagnostics) {
    var text = new DiagnosticText(document.name(), document.text());
    diagnostics.forEach(diagnostic -> console.err().print(text.of(diagnostic)));
  }
}
