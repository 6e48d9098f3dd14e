package io.emprops.template.surface;

import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableType;
import io.emprops.template.parse.Hints;
import io.emprops.template.parse.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one command line. */
final class FlagReader {
  private static final String FLAG = "--";
  private static final String NEGATION = "no-";

  private final InputPaths paths;
  private final List<String> arguments;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final Hints hints = new Hints();
  private final InputsBuilder inputs = new InputsBuilder();
  private final Map<InputPath, List<JsonValue>> repeated = new LinkedHashMap<>();
  private int at;

  FlagReader(InputPaths paths, List<String> arguments) {
    this.paths = paths;
    this.arguments = List.copyOf(arguments);
  }

  FlagsOutcome read() {
    while (at < arguments.size()) {
      String argument = arguments.get(at++);
      if (argument.startsWith(FLAG) && argument.length() > FLAG.length()) {
        flag(argument.substring(FLAG.length()));
      } else {
        errors.add(
            Diagnostic.at(
                InputPath.pointer(List.of()),
                ErrorCode.INPUT_FORMAT,
                Quoted.of(argument) + " is neither a flag nor the value of one"));
      }
    }
    repeated.forEach((path, elements) -> put(path, new JsonArray(elements)));
    return errors.isEmpty()
        ? new FlagsOutcome.Inputs(inputs.build())
        : new FlagsOutcome.Refused(errors);
  }

  private void flag(String text) {
    int sign = text.indexOf('=');
    String name = sign < 0 ? text : text.substring(0, sign);
    Optional<String> attached = sign < 0 ? Optional.empty() : Optional.of(text.substring(sign + 1));
    Optional<InputPath> path = paths.find(name);
    Optional<InputPath> negated = attached.isPresent() ? Optional.empty() : negated(name);
    if (path.isPresent()) {
      if (isCheckbox(path.get()) && attached.isEmpty()) {
        put(path.get(), JsonValue.of(true));
      } else {
        attached
            .or(this::next)
            .ifPresentOrElse(value -> value(path.get(), value), () -> lacksValue(path.get()));
      }
    } else if (negated.isPresent()) {
      put(negated.get(), JsonValue.of(false));
    } else {
      unknown(name, attached.isPresent());
    }
  }

  private Optional<InputPath> negated(String name) {
    return name.startsWith(NEGATION)
        ? paths.find(name.substring(NEGATION.length())).filter(FlagReader::isCheckbox)
        : Optional.empty();
  }

  /** The next argument, unless it is a flag. */
  private Optional<String> next() {
    return at < arguments.size() && !arguments.get(at).startsWith(FLAG)
        ? Optional.of(arguments.get(at++))
        : Optional.empty();
  }

  private void value(InputPath path, String text) {
    try {
      if (WrittenValue.isRepeated(path.definition())) {
        repeated
            .computeIfAbsent(path, _ -> new ArrayList<>())
            .add(WrittenValue.element(path.definition(), text));
      } else {
        put(path, WrittenValue.read(path.definition(), text));
      }
    } catch (JsonTextException _) {
      fault(path, "must be JSON text");
    }
  }

  private void put(InputPath path, JsonValue value) {
    if (!inputs.put(path.steps(), value)) {
      fault(path, "is given twice, or by its fields and as a whole");
    }
  }

  private void lacksValue(InputPath path) {
    fault(path, "needs a value; one with two dashes at its front goes after an equals sign");
  }

  private void unknown(String name, boolean hasValue) {
    errors.add(
        Diagnostic.at(
                InputPath.pointer(List.of(name.split("\\.", -1))),
                ErrorCode.INPUT_UNKNOWN,
                "there is no " + Quoted.of(name))
            .hinting(hints.nearest(name, paths.names()).orElse(null)));
    if (!hasValue) {
      // What follows is most likely its value, and no second error.
      next();
    }
  }

  private void fault(InputPath path, String message) {
    errors.add(Diagnostic.at(path.pointer(), ErrorCode.INPUT_FORMAT, message));
  }

  private static boolean isCheckbox(InputPath path) {
    return path.definition().type() == VariableType.CHECKBOX;
  }
}
