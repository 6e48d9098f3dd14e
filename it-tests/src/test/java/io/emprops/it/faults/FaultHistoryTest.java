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
  @EnumSource(names = {"TOKEN_CHECK", "ACK_BEFORE_EXPIRY", "ONE_HOLDER", "LOST_LEASE"})
  void findsAGuardThatIsLeftOut(Breakage breakage) {
    assertThat(breakage.isFound()).isTrue();
  }
}
