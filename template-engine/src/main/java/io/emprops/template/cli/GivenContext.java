package io.emprops.template.cli;

import io.emprops.core.template.RenderContext;
import io.emprops.template.cases.DocumentCases;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Time and seed as options give them; without options the same as in a document's tests. */
final class GivenContext {
  private static final String NOW = "--now";
  private static final String SEED = "--seed";

  private GivenContext() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            Arguments.option(
                NOW,
                "TIME",
                "What now() tells, as 2026-01-31T08:30:00Z; without it "
                    + DocumentCases.CONTEXT.now()
                    + "."))
        .addOption(
            Arguments.option(
                SEED,
                "N",
                "What uuid() and random() draw from; without it "
                    + DocumentCases.CONTEXT.seed()
                    + "."));
  }

  static RenderContext of(ParseResult arguments) {
    String now = arguments.matchedOptionValue(NOW, DocumentCases.CONTEXT.now().toString());
    String seed = arguments.matchedOptionValue(SEED, Long.toString(DocumentCases.CONTEXT.seed()));
    try {
      return new RenderContext(Instant.parse(now), Long.parseLong(seed));
    } catch (DateTimeParseException _) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(), "%s must be a time, not '%s'".formatted(NOW, now));
    } catch (IllegalArgumentException _) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "%s must be a number from 0 to %d, not '%s'"
              .formatted(SEED, RenderContext.MAX_SEED, seed));
    }
  }
}
