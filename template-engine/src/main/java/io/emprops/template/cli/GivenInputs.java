package io.emprops.template.cli;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.surface.CommandFlags;
import io.emprops.template.surface.FlagsOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The inputs of a rendering: those of a file, and flags, which go before them. */
sealed interface GivenInputs {
  /** The option that names the file. */
  String OPTION = "--inputs";

  /** Inputs that are yet to be checked. */
  record Complete(JsonObject inputs) implements GivenInputs {}

  /** The flags or the file's text are no inputs. */
  record Faulty(List<Diagnostic> errors) implements GivenInputs {
    public Faulty {
      errors = List.copyOf(errors);
    }
  }

  /** There is no such file. */
  record Unreadable(String message) implements GivenInputs {}

  static GivenInputs of(ParseResult arguments, CompiledTemplate template, Console console) {
    String file = arguments.matchedOptionValue(OPTION, "");
    if (file.equals(SourceFile.STANDARD_INPUT)
        && Arguments.file(arguments).equals(SourceFile.STANDARD_INPUT)) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "the document and the inputs cannot both come from standard input");
    }
    List<String> flags = arguments.matchedPositionalValue(1, List.of());
    GivenInputs given =
        file.isEmpty() ? new Complete(JsonValue.emptyObject()) : read(file, console);
    return switch (given) {
      case Faulty _, Unreadable _ -> given;
      case Complete(JsonObject inputs) ->
          switch (CommandFlags.of(template.definitions().values()).parse(flags)) {
            case FlagsOutcome.Refused(List<Diagnostic> errors) -> new Faulty(errors);
            case FlagsOutcome.Inputs(JsonObject more) -> new Complete(merged(inputs, more));
          };
    };
  }

  private static GivenInputs read(String file, Console console) {
    return switch (SourceFile.read(file, console.in())) {
      case SourceFile.Unreadable(String message) -> new Unreadable(message);
      case SourceFile.Text(String name, String text) -> parse(name, text);
    };
  }

  private static GivenInputs parse(String name, String text) {
    try {
      return JsonText.parse(text) instanceof JsonObject inputs
          ? new Complete(inputs)
          : fault(ErrorCode.INPUT_TYPE, name + ": inputs must be an object");
    } catch (JsonTextException e) {
      return fault(
          ErrorCode.DOCUMENT_JSON,
          "%s:%d:%d: %s".formatted(name, e.line(), e.column(), e.getMessage()));
    }
  }

  private static GivenInputs fault(ErrorCode code, String message) {
    return new Faulty(List.of(Diagnostic.at("/inputs", code, message)));
  }

  private static JsonObject merged(JsonObject inputs, JsonObject more) {
    Map<String, JsonValue> members = new LinkedHashMap<>(inputs.members());
    members.putAll(more.members());
    return new JsonObject(members);
  }
}
