package io.emprops.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The harness against the broker without each of its guards; a minute. */
@Tag("long")
final class LeftOutGuardsTest {

  @ParameterizedTest
  @EnumSource
  void isFound(Breakage breakage) {
    assertThat(breakage.isFound()).isTrue();
  }
}
