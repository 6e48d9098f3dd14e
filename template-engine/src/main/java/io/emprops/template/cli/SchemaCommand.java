package io.emprops.template.cli;

import io.emprops.core.json.JsonValue;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes the JSON Schema of a document's inputs. */
record SchemaCommand(Console console, Documents documents) implements Subcommand {

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public CommandSpec spec() {
    return Arguments.about(name(), "Writes the JSON Schema of a document's inputs.");
  }

  @Override
  public ExitCode run(ParseResult arguments) {
    boolean json = Arguments.isJson(arguments);
    return documents.withTemplate(
        Arguments.file(arguments),
        json,
        (_, template) -> {
          JsonValue schema = template.schema();
          console.out().println(json ? schema.toJson() : PrettyJson.write(schema));
          return ExitCode.OK;
        });
  }
}
