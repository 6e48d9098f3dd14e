package io.emprops.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness against the broker as it is, and without its guards. */
final class FaultHistoryTest {
  private static final int HISTORIES = 20;
  private static final int MOST_UNTIL_FOUND = 100;

  @Test
  void theBrokerKeepsEveryPromise() {
    try (var run = new FaultRun(Optional.empty())) {
      assertThat(LongStream.rangeClosed(1, HISTORIES).mapToObj(run::run))
          .allSatisfy(checked -> assertThat(checked.violation()).isEmpty());
    }
  }

  @Test
  void aSeedMakesTheSameHistoryAgain() {
    try (var run = new FaultRun(Optional.empty())) {
      assertThat(run.run(7).history()).isEqualTo(run.run(7).history());
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsEachGuardThatIsLeftOut(Breakage breakage) {
    try (var run = new FaultRun(Optional.of(breakage))) {
      assertThat(
              LongStream.rangeClosed(1, MOST_UNTIL_FOUND)
                  .mapToObj(run::run)
                  .anyMatch(checked -> checked.violation().isPresent()))
          .isTrue();
    }
  }
}
