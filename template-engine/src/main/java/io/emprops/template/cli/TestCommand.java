package io.emprops.template.cli;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.CompileResult;
import io.emprops.template.cases.CaseOutcome;
import io.emprops.template.cases.DiagnosticJson;
import io.emprops.template.cases.DocumentCases;
import io.emprops.template.cli.Documents.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Runs the cases that documents bring along. */
record TestCommand(Console console, Documents documents) implements Subcommand {

  @Override
  public String name() {
    return "test";
  }

  @Override
  public CommandSpec spec() {
    return Arguments.aboutSeveral(name(), "Runs the cases that documents bring along as tests.");
  }

  /** A document and what became of its cases. */
  private record Tested(Document document, List<CaseOutcome> outcomes) {
    Tested {
      outcomes = List.copyOf(outcomes);
    }

    static Tested of(Document document) {
      return new Tested(
          document,
          switch (document.result()) {
            case CompileResult.Compiled(var template, _) -> DocumentCases.run(template);
            case CompileResult.Invalid _ -> List.of();
          });
    }

    int failed() {
      return CaseLines.failed(outcomes);
    }

    ExitCode exit() {
      return document.errors().isEmpty() && failed() == 0 ? ExitCode.OK : ExitCode.FAULTY;
    }

    JsonObject json() {
      return JsonValue.object()
          .put("file", document.name())
          .put("errors", DiagnosticJson.of(document.errors()))
          .put("failed", failed())
          .put("cases", Answers.cases(outcomes))
          .build();
    }
  }

  @Override
  public ExitCode run(ParseResult arguments) {
    List<String> files = arguments.matchedPositionalValue(0, List.of());
    List<Tested> tested = new ArrayList<>();
    ExitCode exit = ExitCode.OK;
    for (String file : files) {
      Optional<Tested> each = documents.read(file).map(Tested::of);
      each.ifPresent(tested::add);
      exit = exit.and(each.map(Tested::exit).orElse(ExitCode.UNUSABLE));
    }
    if (Arguments.isJson(arguments)) {
      console.out().println(Answers.files(tested.stream().map(Tested::json).toList()).toJson());
    } else {
      tested.forEach(each -> print(each.document(), each.outcomes()));
      int count = tested.stream().mapToInt(each -> each.outcomes().size()).sum();
      int failed = tested.stream().mapToInt(Tested::failed).sum();
      console.out().println("%s, %d failed".formatted(Plural.of(count, "test"), failed));
    }
    return exit;
  }

  private void print(Document document, List<CaseOutcome> outcomes) {
    console.out().println(document.name());
    documents.print(document, document.errors());
    if (!document.errors().isEmpty()) {
      console.out().println("  has errors, so that nothing was run");
    }
    outcomes.forEach(outcome -> CaseLines.print(console.out(), outcome));
  }
}
