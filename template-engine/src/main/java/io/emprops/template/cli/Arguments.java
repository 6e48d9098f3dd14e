package io.emprops.template.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options and parameters that commands have in common. */
final class Arguments {
  private static final String JSON = "--json";

  private Arguments() {}

  static CommandSpec command(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("Show this text.")
            .build());
  }

  /** A command about one document, which can answer in JSON. */
  static CommandSpec about(String name, String description) {
    return command(name, description)
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .paramLabel("FILE")
                .type(String.class)
                .description("The document.")
                .build())
        .addOption(flag(JSON, "Answer in JSON."));
  }

  /** A command about several documents. */
  static CommandSpec aboutSeveral(String name, String description) {
    return command(name, description)
        .addPositional(many("0..*", "1..*", "FILE", "The documents."))
        .addOption(flag(JSON, "Answer in JSON."));
  }

  static PositionalParamSpec many(String index, String arity, String label, String description) {
    return PositionalParamSpec.builder()
        .index(index)
        .arity(arity)
        .required(!arity.startsWith("0"))
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  static String file(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, "");
  }

  static boolean isJson(ParseResult arguments) {
    return isGiven(arguments, JSON);
  }

  static boolean isGiven(ParseResult arguments, String flag) {
    return arguments.matchedOptionValue(flag, false);
  }
}
