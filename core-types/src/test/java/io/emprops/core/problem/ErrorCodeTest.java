package io.emprops.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorCodeTest {

  @ParameterizedTest
  @EnumSource
  void theWireCodeNamesTheCode(ErrorCode code) {
    assertThat(ErrorCode.ofWire(code.wire())).isEqualTo(code);
    assertThat(code.wire()).matches("[a-z][a-z.-]*[a-z]");
    assertThat(code.title()).isNotBlank();
  }

  @Test
  void onlyTheLanguagesWarningsStopNothing() {
    assertThat(ErrorCode.values())
        .filteredOn(code -> code.severity() == Severity.WARNING)
        .containsExactly(
            ErrorCode.VARIABLE_UNDECLARED,
            ErrorCode.VARIABLE_UNUSED,
            ErrorCode.VARIABLE_DEPRECATED);
  }

  @Test
  void anotherCodeIsNone() {
    assertThatThrownBy(() -> ErrorCode.ofWire("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
  }
}
