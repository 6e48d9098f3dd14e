package io.emprops.template.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found worth keeping, again, and a little fuzzing, the same in each run. */
final class FuzzCorpusTest {
  private static final int TRIES = 5_000;

  static LongStream seeds() {
    return LongStream.range(0, 4);
  }

  @Test
  void whatWasKeptComesToAsManyEnds() {
    var invariants = new Invariants(new TemplateCompiler(Limits.standard()));
    List<RandomDocument> kept = Corpus.kept();
    Set<Object> ends = new HashSet<>();

    for (RandomDocument document : kept) {
      try {
        var trail = invariants.verify(document);
        ends.add(List.of(trail.stage(), trail.codes()));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(document + ": " + e, e);
      }
    }

    assertThat(ends.size()).isGreaterThan(kept.size() / 2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLittleFuzzingFindsNothing(long seed) {
    var run =
        new FuzzRun(seed, Stream.concat(Corpus.cases().stream(), Corpus.kept().stream()).toList());

    for (int i = 0; i < TRIES; i++) {
      assertThat(run.next().filter(finding -> finding.cause().isPresent())).isEmpty();
    }

    assertThat(run.ends()).isGreaterThan(100);
  }
}
