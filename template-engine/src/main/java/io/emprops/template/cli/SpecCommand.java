package io.emprops.template.cli;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.cases.CaseOutcome;
import io.emprops.template.cases.LanguageCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Holds the engine against files of the language's cases. */
record SpecCommand(Console console, Documents documents) implements Subcommand {

  @Override
  public String name() {
    return "spec";
  }

  @Override
  public CommandSpec spec() {
    return Arguments.aboutSeveral(name(), "Runs files of the template language's cases.");
  }

  /** A file and what became of its cases. */
  private record Tested(String file, List<CaseOutcome> outcomes) {
    Tested {
      outcomes = List.copyOf(outcomes);
    }

    int failed() {
      return CaseLines.failed(outcomes);
    }

    JsonObject json() {
      return JsonValue.object()
          .put("file", file)
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
      Optional<Tested> each = documents.text(file).flatMap(this::tested);
      each.ifPresent(tested::add);
      exit =
          exit.and(
              each.map(all -> all.failed() == 0 ? ExitCode.OK : ExitCode.FAULTY)
                  .orElse(ExitCode.UNUSABLE));
    }
    if (Arguments.isJson(arguments)) {
      console.out().println(Answers.files(tested.stream().map(Tested::json).toList()).toJson());
    } else {
      print(tested);
    }
    return exit;
  }

  private Optional<Tested> tested(SourceFile.Text file) {
    try {
      if (JsonText.parse(file.text()) instanceof JsonObject object
          && object.member("cases").orElse(JsonValue.ofNull()) instanceof JsonArray cases) {
        return Optional.of(new Tested(file.name(), LanguageCases.run(documents.compiler(), cases)));
      }
      console.err().println(file.name() + ": is no file of cases: it must be an object with cases");
    } catch (JsonTextException e) {
      console.err().println("%s: is not JSON: %s".formatted(file.name(), e.getMessage()));
    }
    return Optional.empty();
  }

  /** Passed cases are only counted: there are many. */
  private void print(List<Tested> tested) {
    for (Tested each : tested) {
      console.out().println("%s: %s".formatted(each.file(), counts(List.of(each))));
      each.outcomes().stream()
          .filter(CaseOutcome.Failed.class::isInstance)
          .forEach(outcome -> CaseLines.print(console.out(), outcome));
    }
    console.out().println(counts(tested));
  }

  private static String counts(List<Tested> tested) {
    int failed = tested.stream().mapToInt(Tested::failed).sum();
    int all = tested.stream().mapToInt(each -> each.outcomes().size()).sum();
    return "%d passed, %d failed".formatted(all - failed, failed);
  }
}
