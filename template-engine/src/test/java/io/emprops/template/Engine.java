package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import java.time.Instant;
import java.util.List;

/** The engine as tests call it. */
final class Engine {
  static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 42);

  /** One for all tests: it takes long to make and keeps nothing of what it compiled. */
  private static final TemplateCompiler COMPILER = new TemplateCompiler(Limits.standard());

  private Engine() {}

  static CompileResult compile(String source) {
    return COMPILER.compile(source);
  }

  static CompiledTemplate compiled(String source) {
    var result = compile(source);
    assertThat(result).isInstanceOf(CompileResult.Compiled.class);
    return ((CompileResult.Compiled) result).template();
  }

  /** A document of the type {@code simulation}. */
  static String document(String template, String variableTypes) {
    return "{\"job_type\":\"simulation\",\"template\":%s,\"variable_types\":%s}"
        .formatted(template, variableTypes);
  }

  static JsonObject inputs(String name, JsonValue value) {
    return JsonValue.object().put(name, value).build();
  }

  static JsonValue rendered(CompiledTemplate template, JsonObject inputs) {
    var outcome = template.render(inputs, CONTEXT, UnknownInputs.REFUSE);
    assertThat(outcome).isInstanceOf(RenderOutcome.Rendered.class);
    return ((RenderOutcome.Rendered) outcome).payload();
  }

  static List<ErrorCode> refusal(CompiledTemplate template, JsonObject inputs) {
    return switch (template.render(inputs, CONTEXT, UnknownInputs.REFUSE)) {
      case RenderOutcome.Rendered _ -> List.of();
      case RenderOutcome.Refused(var errors) -> errors.stream().map(Diagnostic::code).toList();
    };
  }

  static List<ErrorCode> errors(String source) {
    return switch (compile(source)) {
      case CompileResult.Compiled _ -> List.of();
      case CompileResult.Invalid invalid ->
          invalid.errors().stream().map(Diagnostic::code).toList();
    };
  }
}
