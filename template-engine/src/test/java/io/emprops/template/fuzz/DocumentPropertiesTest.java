package io.emprops.template.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.fuzz.Invariants.Stage;
import io.emprops.template.fuzz.Invariants.Trail;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for documents by chance: a hundred thousand of them, the same in each run. */
final class DocumentPropertiesTest {
  private static final int CHUNK = 10_000;
  private static final TemplateCompiler COMPILER = new TemplateCompiler(Limits.standard());

  private final Invariants invariants = new Invariants(COMPILER);

  static LongStream chunks() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("chunks")
  void documentsOfWordsRenderAsTheLanguageSays(long chunk) {
    Map<Stage, Integer> stages = new EnumMap<>(Stage.class);

    for (long seed = chunk * CHUNK; seed < (chunk + 1) * CHUNK; seed++) {
      RandomDocument document = RandomDocument.ofWords(seed);
      stages.merge(verified(document, seed), 1, Integer::sum);
    }

    assertThat(stages.getOrDefault(Stage.RENDERED, 0)).as("%s", stages).isGreaterThan(CHUNK / 3);
    assertThat(stages).as("%s", stages).containsOnlyKeys(Stage.values());
  }

  @ParameterizedTest
  @MethodSource("chunks")
  void documentsOfExpressionsKeepTheInvariants(long chunk) {
    Map<Stage, Integer> stages = new EnumMap<>(Stage.class);

    for (long seed = chunk * CHUNK / 20; seed < (chunk + 1) * CHUNK / 20; seed++) {
      RandomDocument document = RandomDocument.ofExpressions(seed);
      stages.merge(kept(document, seed).stage(), 1, Integer::sum);
    }

    assertThat(stages.getOrDefault(Stage.RENDERED, 0)).as("%s", stages).isGreaterThan(CHUNK / 100);
  }

  private Stage verified(RandomDocument document, long seed) {
    Trail trail = kept(document, seed);
    try {
      trail.values().ifPresent(values -> matchesOracle(document, values, trail));
    } catch (AssertionError | RuntimeException e) {
      throw broken(document, seed, e);
    }
    return trail.stage();
  }

  private Trail kept(RandomDocument document, long seed) {
    try {
      return invariants.verify(document);
    } catch (AssertionError | RuntimeException e) {
      throw broken(document, seed, e);
    }
  }

  private static AssertionError broken(RandomDocument document, long seed, Throwable cause) {
    return new AssertionError(
        "seed %d: %s%n%s%n%s".formatted(seed, cause, document.source(), document.inputs().toJson()),
        cause);
  }

  private static void matchesOracle(RandomDocument document, JsonObject values, Trail trail) {
    var expected = TemplateOracle.render((JsonObject) JsonText.parse(document.source()), values);
    switch (trail.outcome().orElseThrow()) {
      case RenderOutcome.Rendered(var payload, _) -> {
        assertThat(expected.errors()).as("%s", payload.toJson()).isEmpty();
        assertThat(payload.toJson())
            .isEqualTo(expected.payload().map(JsonValue::toJson).orElseThrow());
        assertThat(Invariants.holds(payload, RandomVariable.SECRET)).as("a secret").isFalse();
      }
      case RenderOutcome.Refused(var errors) -> {
        Set<String> codes = Invariants.codes(errors);
        assertThat(expected.errors()).containsAll(codes);
        // What stands under a key that is there already is not looked at.
        assertThat(codes.contains("key.duplicate") || codes.equals(expected.errors()))
            .as("%s and not %s", codes, expected.errors())
            .isTrue();
      }
    }
  }
}
