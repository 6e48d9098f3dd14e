package io.emprops.template.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import io.emprops.template.fuzz.RandomExpression.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for expressions by chance: each gives the value that was worked out beforehand. */
final class ExpressionPropertiesTest {
  private static final int EXPRESSIONS = 200;
  private static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 1);
  private static final TemplateCompiler COMPILER = new TemplateCompiler(Limits.standard());
  private static final String TYPES =
      "{\"n\":{\"type\":\"integer\"},\"t\":{\"type\":\"text\"},\"f\":{\"type\":\"checkbox\"}}";

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anExpressionGivesWhatTheLanguageSays(long seed) {
    var random = new SplittableRandom(seed);
    long number = random.nextLong(-5, 5);
    boolean flag = random.nextBoolean();
    String text = "{{t}} ? 'n' : $&\ud83d\ude00";
    List<Term> names = List.of(Term.of("n", number), Term.of("t", text), Term.of("f", flag));
    List<Term> fine = new ArrayList<>();
    List<Term> failing = new ArrayList<>();
    for (int i = 0; i < EXPRESSIONS; i++) {
      Term term = new RandomExpression(random, names).any(4);
      (term.value().isPresent() ? fine : failing).add(term);
    }
    var inputs = JsonValue.object().put("n", number).put("t", text).put("f", flag).build();

    RenderOutcome all = render(fine, inputs);

    assertThat(all).isInstanceOf(RenderOutcome.Rendered.class);
    JsonValue payload = ((RenderOutcome.Rendered) all).payload();
    for (int i = 0; i < fine.size(); i++) {
      assertThat(((JsonArray) payload).elements().get(i))
          .as(fine.get(i).text())
          .isEqualTo(json(fine.get(i).value().orElseThrow()));
    }
    assertThat(failing).isNotEmpty();
    assertThat(((RenderOutcome.Refused) render(failing, inputs)).errors())
        .hasSize(failing.size())
        .allSatisfy(error -> assertThat(error.code().wire()).isEqualTo("expression.evaluation"));
  }

  private static RenderOutcome render(List<Term> terms, JsonValue.JsonObject inputs) {
    var template =
        new JsonArray(
            terms.stream().map(term -> JsonValue.of("{{(" + term.text() + ")}}")).toList());
    CompileResult result =
        COMPILER.compile(
            "{\"job_type\":\"x\",\"template\":%s,\"variable_types\":%s}"
                .formatted(template.toJson(), TYPES));
    assertThat(result).isInstanceOf(CompileResult.Compiled.class);
    return ((CompileResult.Compiled) result)
        .template()
        .render(inputs, CONTEXT, UnknownInputs.REFUSE);
  }

  private static JsonValue json(Object value) {
    return switch (value) {
      case Boolean flag -> JsonValue.of(flag);
      case Long number -> JsonValue.of(number);
      default -> JsonValue.of((String) value);
    };
  }
}
