package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.RenderContext;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.parse.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One case of the language, as far as it can be read. */
sealed interface LanguageCase {
  Set<String> MEMBERS = Set.of("title", "source", "inputs", "context", "expect");

  /** A case that can be run. */
  record Complete(
      String source, JsonObject inputs, RenderContext context, LanguageExpectation expectation)
      implements LanguageCase {

    List<String> faults(TemplateCompiler compiler) {
      CompileResult result = compiler.compile(source);
      return expectation.faults(
          result.warnings(),
          switch (result) {
            case CompileResult.Invalid invalid -> LanguageOutcome.refused(invalid.errors());
            case CompileResult.Compiled(CompiledTemplate template, _) ->
                LanguageOutcome.of(template, inputs, context);
          });
    }
  }

  /** A case that cannot, and why. */
  record Unreadable(String reason) implements LanguageCase {}

  static LanguageCase read(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      return new Unreadable("a case must be an object");
    }
    Optional<String> unknown =
        object.members().keySet().stream().filter(name -> !MEMBERS.contains(name)).findFirst();
    if (unknown.isPresent()) {
      return new Unreadable("a case has no member " + Quoted.of(unknown.get()));
    }
    Optional<JsonValue> source = object.member("source");
    if (source.isEmpty()) {
      return new Unreadable("source is missing");
    }
    if (!(object.member("inputs").orElse(JsonValue.emptyObject()) instanceof JsonObject inputs)) {
      return new Unreadable("inputs must be an object");
    }
    if (!(object.member("expect").orElse(JsonValue.ofNull()) instanceof JsonObject expect)) {
      return new Unreadable("expect is missing or no object");
    }
    Optional<String> fault = LanguageExpectation.fault(expect);
    if (fault.isPresent()) {
      return new Unreadable(fault.get());
    }
    return context(object)
        .<LanguageCase>map(
            context ->
                new Complete(text(source.get()), inputs, context, new LanguageExpectation(expect)))
        .orElseGet(() -> new Unreadable("context must have a time as now and a number as seed"));
  }

  private static String text(JsonValue source) {
    return source instanceof JsonString(String text) ? text : source.toJson();
  }

  private static Optional<RenderContext> context(JsonObject json) {
    if (json.member("context").orElse(JsonValue.emptyObject()) instanceof JsonObject context
        && context.member("now").orElse(JsonValue.of("2026-01-01T00:00:00Z"))
            instanceof JsonString(String now)
        && context.member("seed").orElse(JsonValue.of(0)) instanceof JsonNumber(String seed)) {
      try {
        return Optional.of(new RenderContext(Instant.parse(now), Long.parseLong(seed)));
      } catch (DateTimeException | IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
