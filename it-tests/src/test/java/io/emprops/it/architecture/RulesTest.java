package io.emprops.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds each rule of a theme against the project, and against the classes that break it. */
abstract class RulesTest {
  abstract List<Guard> guards();

  @TestFactory
  Stream<DynamicTest> holdsForTheProject() {
    return each(guard -> guard.below(Root.PROJECT).check(Imported.PROJECT));
  }

  @TestFactory
  Stream<DynamicTest> failsOnItsBreakers() {
    return each(RulesTest::failsOnItsBreakers);
  }

  private static void failsOnItsBreakers(Guard guard) {
    var violations = guard.below(Root.BREAKERS).evaluate(Imported.BREAKERS).getFailureReport();

    assertThat(guard.breakers())
        .allSatisfy(
            breaker ->
                assertThat(violations.getDetails())
                    .anyMatch(detail -> detail.contains(breaker.getName())));
  }

  private Stream<DynamicTest> each(Check check) {
    return guards().stream()
        .map(guard -> DynamicTest.dynamicTest(guard.name(), () -> check.of(guard)));
  }

  private interface Check {
    void of(Guard guard);
  }
}
