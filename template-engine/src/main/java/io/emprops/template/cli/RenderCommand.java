package io.emprops.template.cli;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.RenderTrace;
import io.emprops.template.UnknownInputs;
import io.emprops.template.cases.DiagnosticJson;
import io.emprops.template.cli.Documents.Document;
import io.emprops.template.render.Origin;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Renders a document with inputs. */
record RenderCommand(Console console, Documents documents) implements Subcommand {
  private static final String ORIGINS = "--origins";
  private static final String IGNORE_UNKNOWN = "--ignore-unknown";

  @Override
  public String name() {
    return "render";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Arguments.about(name(), "Renders a document with inputs, and writes the payload.")
            .addPositional(
                Arguments.many(
                    "1..*",
                    "0..*",
                    "FLAG",
                    "Inputs as flags, after two dashes by themselves: render FILE -- --name value."
                        + " See the command variables."))
            .addOption(
                Arguments.option(
                    GivenInputs.OPTION, "FILE", "Inputs as a JSON object; flags go before it."))
            .addOption(Arguments.flag(IGNORE_UNKNOWN, "Pass over inputs without a variable."))
            .addOption(Arguments.flag(ORIGINS, "Tell where each value comes from."));
    return GivenContext.addTo(spec);
  }

  @Override
  public ExitCode run(ParseResult arguments) {
    RenderContext context = GivenContext.of(arguments);
    boolean json = Arguments.isJson(arguments);
    return documents.withTemplate(
        Arguments.file(arguments),
        json,
        (document, template) ->
            switch (GivenInputs.of(arguments, template, console)) {
              case GivenInputs.Complete(JsonObject inputs) ->
                  answer(
                      document,
                      template,
                      rendered(template, inputs, context, arguments),
                      arguments);
              case GivenInputs.Faulty(List<Diagnostic> errors) -> refused(document, errors, json);
              case GivenInputs.Unreadable(String message) -> {
                console.err().println(message);
                yield ExitCode.UNUSABLE;
              }
            });
  }

  private static RenderTrace rendered(
      CompiledTemplate template, JsonObject inputs, RenderContext context, ParseResult arguments) {
    UnknownInputs unknown =
        Arguments.isGiven(arguments, IGNORE_UNKNOWN) ? UnknownInputs.IGNORE : UnknownInputs.REFUSE;
    return Arguments.isGiven(arguments, ORIGINS)
        ? template.trace(inputs, context, unknown)
        : new RenderTrace(template.render(inputs, context, unknown), Map.of());
  }

  private ExitCode answer(
      Document document, CompiledTemplate template, RenderTrace trace, ParseResult arguments) {
    boolean json = Arguments.isJson(arguments);
    return switch (template.judge(trace.outcome())) {
      case RenderOutcome.Refused(List<Diagnostic> errors) -> refused(document, errors, json);
      case RenderOutcome.Rendered(JsonValue payload, List<LateValue> late) -> {
        if (json) {
          var answer =
              JsonValue.object().put("payload", payload).put("late", DiagnosticJson.late(late));
          if (Arguments.isGiven(arguments, ORIGINS)) {
            answer.put("origins", Answers.origins(trace.origins()));
          }
          console.out().println(answer.build().toJson());
        } else {
          console.out().println(PrettyJson.write(payload));
          late.forEach(value -> console.err().println(note(value)));
          trace.origins().forEach((pointer, origin) -> note(pointer, origin));
        }
        yield ExitCode.OK;
      }
    };
  }

  private ExitCode refused(Document document, List<Diagnostic> errors, boolean json) {
    documents.tell(document, errors, json);
    return ExitCode.FAULTY;
  }

  private static String note(LateValue late) {
    List<String> parts = late.parts().stream().map(RenderCommand::part).toList();
    return "note: %s is filled in when it is sent: %s"
        .formatted(late.pointer(), String.join(" ", parts));
  }

  private static String part(LatePart part) {
    return switch (part) {
      case LatePart.Text(String text) -> JsonValue.of(text).toJson();
      case LatePart.Secret(String secret) -> "secret " + secret;
      case LatePart.Asset(String id, LatePart.As as) -> "asset %s as %s".formatted(id, as.wire());
    };
  }

  private void note(String pointer, Origin origin) {
    List<String> names = origin.variables().stream().map(name -> name.value()).toList();
    console
        .err()
        .println(
            "note: %s comes from %s%s"
                .formatted(
                    pointer.isEmpty() ? "the payload" : pointer,
                    String.join(", ", names),
                    origin.defaulted() ? " by default" : ""));
  }
}
