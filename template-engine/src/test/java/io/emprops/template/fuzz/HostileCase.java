package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A document or inputs that mean harm.
 *
 * @param name what it tries
 * @param code the one that it ends in, or several with commas; {@code rendered} where it does no
 *     harm
 */
record HostileCase(String name, String code, Supplier<String> source, Supplier<JsonObject> inputs) {
  static final String RENDERED = "rendered";
  private static final int MANY = 10_000;
  private static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 1);

  /** A template with its variables, without inputs. */
  static HostileCase of(String name, String code, String template, String types) {
    return of(name, code, template, types, JsonValue::emptyObject);
  }

  static HostileCase of(
      String name, String code, String template, String types, Supplier<JsonObject> inputs) {
    return new HostileCase(name, code, () -> document(template, types), inputs);
  }

  static String document(String template, String types) {
    return "{\"job_type\":\"x\",\"template\":" + template + ",\"variable_types\":" + types + "}";
  }

  /** Compiles and renders both ways, and gives the codes that it ended in. */
  Set<String> run(TemplateCompiler compiler) {
    return run(compiler, source.get(), inputs.get());
  }

  static Set<String> run(TemplateCompiler compiler, String source, JsonObject inputs) {
    return switch (compiler.compile(source)) {
      case CompileResult.Invalid invalid -> Invariants.codes(invalid.errors());
      case CompileResult.Compiled(CompiledTemplate template, _) -> {
        Set<String> codes = new TreeSet<>();
        template.write(inputs, CONTEXT, UnknownInputs.REFUSE);
        switch (template.render(inputs, CONTEXT, UnknownInputs.REFUSE)) {
          case RenderOutcome.Rendered _ -> codes.add(RENDERED);
          case RenderOutcome.Refused(var errors) -> codes.addAll(Invariants.codes(errors));
        }
        yield codes;
      }
    };
  }

  /** All of them. */
  static Stream<HostileCase> all() {
    return Stream.of(HostileDocuments.all(), HostileDirectives.all(), HostileExpressions.all())
        .flatMap(cases -> cases);
  }

  /** Inputs of one variable, {@code v}. */
  static JsonObject given(JsonValue value) {
    return JsonValue.object().put("v", value).build();
  }

  /** Inputs of one long list. */
  static JsonObject numbered() {
    return given(
        new JsonArray(IntStream.range(0, MANY).mapToObj(i -> JsonValue.of((long) i)).toList()));
  }

  /** The text of an array. */
  static String list(int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
  }

  /** The text of an object. */
  static String object(int count, IntFunction<String> member) {
    return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public String toString() {
    return name;
  }
}
