package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ArithmeticTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final UnsignedLong TWO = UnsignedLong.valueOf(2);
  private static final UnsignedLong THREE = UnsignedLong.valueOf(3);

  @Test
  void addsAndSubtractsTimes() {
    assertThat(Arithmetic.add(NOON, HOUR)).isEqualTo(NOON.plus(HOUR));
    assertThat(Arithmetic.add(HOUR, NOON)).isEqualTo(NOON.plus(HOUR));
    assertThat(Arithmetic.add(HOUR, HOUR)).isEqualTo(Duration.ofHours(2));
    assertThat(Arithmetic.subtract(NOON, HOUR)).isEqualTo(NOON.minus(HOUR));
    assertThat(Arithmetic.subtract(NOON.plus(HOUR), NOON)).isEqualTo(HOUR);
    assertThat(Arithmetic.subtract(HOUR, HOUR)).isEqualTo(Duration.ZERO);
    assertTooLarge(() -> Arithmetic.add(Instant.MAX, HOUR));
    assertTooLarge(() -> Arithmetic.subtract(Instant.MIN, HOUR));
  }

  @Test
  void addsBytes() {
    assertThat(Arithmetic.add(CelByteString.copyFromUtf8("a"), CelByteString.copyFromUtf8("b")))
        .isEqualTo(CelByteString.copyFromUtf8("ab"));
  }

  @Test
  void keepsUnsignedIntegersWithinTheirRange() {
    assertThat(Arithmetic.add(TWO, THREE)).isEqualTo(UnsignedLong.valueOf(5));
    assertThat(Arithmetic.subtract(THREE, TWO)).isEqualTo(UnsignedLong.ONE);
    assertThat(Arithmetic.subtract(TWO, TWO)).isEqualTo(UnsignedLong.ZERO);
    assertThat(Arithmetic.multiply(TWO, THREE)).isEqualTo(UnsignedLong.valueOf(6));
    assertThat(Arithmetic.multiply(UnsignedLong.MAX_VALUE, UnsignedLong.ONE))
        .isEqualTo(UnsignedLong.MAX_VALUE);
    assertThat(Arithmetic.divide(THREE, TWO)).isEqualTo(UnsignedLong.ONE);
    assertTooLarge(() -> Arithmetic.add(UnsignedLong.MAX_VALUE, UnsignedLong.ONE));
    assertTooLarge(() -> Arithmetic.subtract(TWO, THREE));
    assertTooLarge(() -> Arithmetic.multiply(UnsignedLong.MAX_VALUE, TWO));
  }

  @Test
  void keepsIntegersWithinTheirRange() {
    assertThat(Arithmetic.add(Long.MAX_VALUE, 0L)).isEqualTo(Long.MAX_VALUE);
    assertThat(Arithmetic.divide(-7L, 2L)).isEqualTo(-3L);
    assertTooLarge(() -> Arithmetic.add(Long.MAX_VALUE, 1L));
    assertTooLarge(() -> Arithmetic.subtract(Long.MIN_VALUE, 1L));
    assertTooLarge(() -> Arithmetic.multiply(Long.MAX_VALUE, 2L));
    assertTooLarge(() -> Arithmetic.divide(Long.MIN_VALUE, -1L));
  }

  @Test
  void takesAnIntegerBesideADoubleAsADouble() {
    assertThat(Arithmetic.add(1L, 0.5)).isEqualTo(1.5);
    assertThat(Arithmetic.subtract(0.5, 1L)).isEqualTo(-0.5);
    assertThat(Arithmetic.multiply(2L, 0.5)).isEqualTo(1.0);
    assertThat(Arithmetic.divide(1L, 2.0)).isEqualTo(0.5);
    assertThat(Arithmetic.divide(1.0, 2L)).isEqualTo(0.5);
    assertTooLarge(() -> Arithmetic.multiply(1e308, 10L));
  }

  @Test
  void dividesByNothing() {
    for (Object[] pair :
        new Object[][] {
          {1L, 0L}, {1L, 0.0}, {1.0, 0L}, {1.0, 0.0}, {1.0, -0.0}, {TWO, UnsignedLong.ZERO}
        }) {
      assertThatThrownBy(() -> Arithmetic.divide(pair[0], pair[1]))
          .hasMessageContaining("division by zero");
    }
    assertThat(Arithmetic.divide(0L, 1L)).isEqualTo(0L);
    assertThat(Arithmetic.divide(0.0, 1L)).isEqualTo(0.0);
    assertThat(Arithmetic.divide(UnsignedLong.ZERO, TWO)).isEqualTo(UnsignedLong.ZERO);
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> Arithmetic.add("a", 1L)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Arithmetic.add(1L, "a")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Arithmetic.add(1.0, "a")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Arithmetic.subtract(NOON, 1L)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Arithmetic.multiply(TWO, 1L)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Arithmetic.divide(TWO, 1L)).isInstanceOf(RuntimeException.class);
  }

  private static void assertTooLarge(Runnable computation) {
    assertThatThrownBy(computation::run).isInstanceOf(ExpressionFault.class);
  }
}
