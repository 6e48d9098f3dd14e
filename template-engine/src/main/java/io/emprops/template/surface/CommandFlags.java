package io.emprops.template.surface;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import java.util.Collection;
import java.util.List;

/**
 * Inputs as flags of a command line.
 *
 * <p>{@code --name value} or {@code --name=value}; {@code --name} and {@code --no-name} for a
 * checkbox, which takes a value after the equals sign only; {@code --style.colour red} for a field
 * of an object, and {@code --style} for all of it as JSON text. A list, a choice of several and a
 * field for several files are written by repeating the flag, one element each. What begins with two
 * dashes is a flag and never a value, unless it stands after an equals sign. Values are written as
 * in the cells of {@link CsvInputs}.
 */
public final class CommandFlags {
  private static final String INDENT = "      ";

  private final InputPaths paths;

  private CommandFlags(InputPaths paths) {
    this.paths = paths;
  }

  /** The flags of these variables. */
  public static CommandFlags of(Collection<VariableDefinition> definitions) {
    return new CommandFlags(InputPaths.of(definitions));
  }

  /** Reads arguments, and finds all that is wrong with them. */
  public FlagsOutcome parse(List<String> arguments) {
    return new FlagReader(paths, arguments).read();
  }

  /** One for each variable and each field, in the order of the variables. */
  public List<CommandFlag> list() {
    return paths.leaves().stream()
        .map(path -> new CommandFlag(usage(path), FlagFacts.of(path.definition())))
        .toList();
  }

  /** The list as lines of text, each flag with its description below. */
  public String help() {
    var text = new StringBuilder();
    for (CommandFlag flag : list()) {
      text.append("  ").append(flag.usage()).append('\n');
      if (!flag.description().isEmpty()) {
        text.append(INDENT).append(flag.description()).append('\n');
      }
    }
    return text.toString();
  }

  private static String usage(InputPath path) {
    VariableDefinition definition = path.definition();
    String name = path.dotted();
    return switch (definition.type()) {
      case CHECKBOX -> "--%s, --no-%s".formatted(name, name);
      case LIST -> "--%s <%s> …".formatted(name, element(definition));
      case TEXT,
          TEXTAREA,
          NUMBER,
          INTEGER,
          SLIDER,
          SELECT,
          MULTISELECT,
          DATE,
          TIME,
          DATETIME,
          COLOR,
          URL,
          EMAIL,
          FILE,
          IMAGE,
          AUDIO,
          VIDEO,
          JSON,
          SECRET,
          SEED,
          OBJECT ->
          "--%s <%s>%s"
              .formatted(
                  name, definition.type().wire(), WrittenValue.isRepeated(definition) ? " …" : "");
    };
  }

  private static String element(VariableDefinition definition) {
    return definition.rules() instanceof ValueRules.Items own && own.items() != null
        ? own.items().type().wire()
        : "json";
  }
}
