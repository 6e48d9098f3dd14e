package io.emprops.template.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command {@code emp-template} with its subcommands. It is put together without annotations, so
 * that a native image needs no list of classes to look into.
 */
public final class TemplateCommand {
  private static final String NAME = "emp-template";

  private final Console console;
  private final List<Subcommand> subcommands;

  /** A command that reads and writes here. */
  public TemplateCommand(Console console) {
    this.console = console;
    var documents = new Documents(console);
    this.subcommands =
        List.of(
            new ValidateCommand(console, documents),
            new RenderCommand(console, documents),
            new VariablesCommand(console, documents),
            new SchemaCommand(console, documents),
            new TestCommand(console, documents),
            new SpecCommand(console, documents));
  }

  /**
   * Runs one command.
   *
   * @return 0 if all is well, 1 if a document or inputs have errors or a test fails, 2 if the
   *     command or a file cannot be read
   */
  public int run(String... arguments) {
    var command = new CommandLine(spec());
    int code =
        command
            .setOut(console.out())
            .setErr(console.err())
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            // A value that begins with @ is that value and no file's name.
            .setExpandAtFiles(false)
            .setExecutionStrategy(this::execute)
            .setParameterExceptionHandler((fault, _) -> unusable(fault))
            .execute(arguments);
    console.out().flush();
    console.err().flush();
    return code;
  }

  private CommandSpec spec() {
    CommandSpec root = Arguments.command(NAME, "Checks and renders dynamic JSON documents.");
    for (Subcommand subcommand : subcommands) {
      root.addSubcommand(subcommand.name(), subcommand.spec());
    }
    root.usageMessage()
        .footer(
            "",
            "A FILE may be - for standard input.",
            "Exit code: 0 all is well, 1 errors or failed tests, 2 the command or a file cannot be"
                + " read.");
    return root;
  }

  private int execute(ParseResult parsed) {
    @Nullable Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    if (!parsed.hasSubcommand()) {
      throw new ParameterException(parsed.commandSpec().commandLine(), "a command is missing");
    }
    ParseResult arguments = parsed.subcommand();
    String name = arguments.commandSpec().name();
    return subcommands.stream()
        .filter(subcommand -> subcommand.name().equals(name))
        .findFirst()
        .orElseThrow()
        .run(arguments)
        .code();
  }

  private int unusable(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    console.err().println(command.getCommandSpec().qualifiedName() + ": " + fault.getMessage());
    command.usage(console.err());
    return ExitCode.UNUSABLE.code();
  }
}
