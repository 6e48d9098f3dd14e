package io.emprops.template.cli;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.template.cases.DiagnosticJson;
import io.emprops.template.cli.Documents.Document;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Tells all errors and warnings of a document. */
record ValidateCommand(Console console, Documents documents) implements Subcommand {

  @Override
  public String name() {
    return "validate";
  }

  @Override
  public CommandSpec spec() {
    return Arguments.about(name(), "Tells all errors and warnings of a document.");
  }

  @Override
  public ExitCode run(ParseResult arguments) {
    Optional<Document> document = documents.read(Arguments.file(arguments));
    if (document.isEmpty()) {
      return ExitCode.UNUSABLE;
    }
    answer(document.get(), Arguments.isJson(arguments));
    return document.get().errors().isEmpty() ? ExitCode.OK : ExitCode.FAULTY;
  }

  private void answer(Document document, boolean json) {
    List<Diagnostic> errors = document.errors();
    List<Diagnostic> warnings = document.result().warnings();
    if (json) {
      console
          .out()
          .println(
              JsonValue.object()
                  .put("file", document.name())
                  .put("valid", errors.isEmpty())
                  .put("errors", DiagnosticJson.of(errors))
                  .put("warnings", DiagnosticJson.of(warnings))
                  .build()
                  .toJson());
      return;
    }
    documents.print(document, errors);
    documents.print(document, warnings);
    console
        .out()
        .println(
            "%s: %s, %s"
                .formatted(
                    document.name(),
                    Plural.of(errors.size(), "error"),
                    Plural.of(warnings.size(), "warning")));
  }
}
