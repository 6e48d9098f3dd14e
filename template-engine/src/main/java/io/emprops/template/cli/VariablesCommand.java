package io.emprops.template.cli;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.VariableUsage;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.surface.CommandFlags;
import io.emprops.template.surface.CsvInputs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists a document's variables, and how to give them. */
record VariablesCommand(Console console, Documents documents) implements Subcommand {

  @Override
  public String name() {
    return "variables";
  }

  @Override
  public CommandSpec spec() {
    return Arguments.about(name(), "Lists a document's variables as the flags of render.");
  }

  @Override
  public ExitCode run(ParseResult arguments) {
    boolean json = Arguments.isJson(arguments);
    return documents.withTemplate(
        Arguments.file(arguments),
        json,
        (_, template) -> {
          Collection<VariableDefinition> definitions = template.definitions().values();
          if (json) {
            console.out().println(json(template).toJson());
          } else {
            console.out().print(CommandFlags.of(definitions).help());
          }
          return ExitCode.OK;
        });
  }

  private static JsonObject json(CompiledTemplate template) {
    List<JsonValue> variables = new ArrayList<>();
    template.variables().forEach(usage -> variables.add(json(template, usage)));
    return JsonValue.object()
        .put("variables", new JsonArray(variables))
        .putStrings("csv_columns", CsvInputs.of(template.definitions().values()).columns())
        .build();
  }

  private static JsonObject json(CompiledTemplate template, VariableUsage usage) {
    var json =
        JsonValue.object()
            .put("name", usage.name().value())
            .put("type", usage.type().wire())
            .put("declared", usage.declared())
            .put("required", usage.required());
    @Nullable VariableDefinition definition = template.definitions().get(usage.name());
    if (definition != null && definition.label() != null) {
      json.put("label", definition.label());
    }
    if (definition != null
        && definition.defaultValue() != null
        && definition.type() != VariableType.SECRET) {
      json.put("default", definition.defaultValue());
    }
    return json.putStrings(
            "usages", usage.usages().stream().map(VariableUsage.Place::pointer).toList())
        .build();
  }
}
