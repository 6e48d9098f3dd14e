package io.emprops.openapi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.core.workflow.port.in.SeedExamplesUseCase.Example;
import io.emprops.template.Checked;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the form of a library template accepts, its provider's schema accepts too. */
class ExampleLibraryPropertiesTest {
  private static final long SEED = 20_261_126L;
  private static final int RUNS = 5_000;
  private static final TemplateCompiler COMPILER = new TemplateCompiler(Limits.standard());
  private static final List<String> TEXTS =
      List.of(
          "a",
          "{{model}}",
          "\"}]} \\ \n\t\u0000",
          "😀".repeat(20),
          "\ud800",
          "https://example.com/?q=1",
          "null",
          "0.70");

  @ParameterizedTest
  @MethodSource("sources")
  void whatTheFormAcceptsRendersToWhatTheJobTypeAccepts(String source) {
    var template = ((CompileResult.Compiled) COMPILER.compile(source)).template();
    var random = new SplittableRandom(SEED);

    int accepted = 0;
    for (int run = 0; run < RUNS; run++) {
      JsonObject inputs = inputs(template, random);
      if (template.check(inputs, UnknownInputs.REFUSE) instanceof Checked.Accepted) {
        accepted++;
        assertThat(breaches(template, inputs)).as("%s", inputs.toJson()).isEmpty();
      }
    }

    assertThat(accepted).isGreaterThan(RUNS / 50);
  }

  static Stream<String> sources() {
    return ExampleLibrary.examples().stream().map(Example::workflow).map(SaveWorkflow::source);
  }

  private static List<?> breaches(CompiledTemplate template, JsonObject inputs) {
    var context = new RenderContext(Instant.EPOCH, 7);
    return switch (template.render(inputs, context, UnknownInputs.REFUSE)) {
      case RenderOutcome.Rendered rendered -> template.breaches(rendered);
      case RenderOutcome.Refused(var errors) -> errors;
    };
  }

  /** Inputs of which most fit: values at and beyond the bounds, texts of all kinds, and gaps. */
  private static JsonObject inputs(CompiledTemplate template, SplittableRandom random) {
    var inputs = JsonValue.object();
    for (VariableDefinition definition : template.definitions().values()) {
      if (random.nextInt(8) > 0 || (definition.required() && random.nextInt(8) > 0)) {
        inputs.put(definition.name().value(), value(definition.rules(), random));
      }
    }
    return inputs.build();
  }

  private static JsonValue value(ValueRules rules, SplittableRandom random) {
    if (random.nextInt(20) == 0) {
      return any(random);
    }
    return switch (rules) {
      case ValueRules.Numeric numeric -> number(numeric, random);
      case ValueRules.Choice choice ->
          choice.options().get(random.nextInt(choice.options().size())).value();
      case ValueRules.Secret _ -> JsonValue.object().put("secret", "token").build();
      default -> JsonValue.of(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  /** A number, or its text, as a form's field gives it. */
  private static JsonValue number(ValueRules.Numeric rules, SplittableRandom random) {
    BigDecimal min = rules.min() == null ? BigDecimal.valueOf(-10) : rules.min();
    BigDecimal max = rules.max() == null ? min.add(BigDecimal.valueOf(100)) : rules.max();
    BigDecimal step = rules.step() == null ? BigDecimal.ONE : rules.step();
    int steps = max.subtract(min).divideToIntegralValue(step).intValue();
    BigDecimal drawn = min.add(step.multiply(BigDecimal.valueOf(random.nextInt(-1, steps + 2))));
    var number = new JsonNumber(drawn.toPlainString());
    return random.nextInt(4) == 0 ? JsonValue.of(number.digits()) : number;
  }

  private static JsonValue any(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> JsonValue.ofNull();
      case 1 -> JsonValue.of(true);
      case 2 -> new JsonNumber("1e400");
      case 3 -> JsonValue.array();
      default -> JsonValue.emptyObject();
    };
  }
}
