package io.emprops.template.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * The four operations. An integer beside a double is taken as a double; what leaves 64 bits or the
 * finite doubles is an error and never wraps or becomes infinite.
 */
final class Arithmetic {
  private Arithmetic() {}

  static Object add(Object a, Object b) {
    try {
      return switch (a) {
        case Instant time when b instanceof Duration length -> time.plus(length);
        case Duration length when b instanceof Instant time -> time.plus(length);
        case Duration one when b instanceof Duration other -> one.plus(other);
        case CelByteString one when b instanceof CelByteString other -> one.concat(other);
        case UnsignedLong one when b instanceof UnsignedLong other ->
            unsigned(one.plus(other), one);
        default -> number(a, b, Math::addExact, Double::sum);
      };
    } catch (ArithmeticException | DateTimeException e) {
      throw tooLarge();
    }
  }

  static Object subtract(Object a, Object b) {
    try {
      return switch (a) {
        case Instant time when b instanceof Duration length -> time.minus(length);
        case Instant time when b instanceof Instant other -> Duration.between(other, time);
        case Duration one when b instanceof Duration other -> one.minus(other);
        case UnsignedLong one when b instanceof UnsignedLong other -> {
          if (one.compareTo(other) < 0) {
            throw tooLarge();
          }
          yield one.minus(other);
        }
        default -> number(a, b, Math::subtractExact, (x, y) -> x - y);
      };
    } catch (ArithmeticException | DateTimeException e) {
      throw tooLarge();
    }
  }

  static Object multiply(Object a, Object b) {
    if (a instanceof UnsignedLong one && b instanceof UnsignedLong other) {
      if (one.bigIntegerValue().multiply(other.bigIntegerValue()).bitLength() > Long.SIZE) {
        throw tooLarge();
      }
      return one.times(other);
    }
    return number(a, b, Math::multiplyExact, (x, y) -> x * y);
  }

  /** Of two integers the quotient without its fraction, as the expression language has it. */
  static Object divide(Object a, Object b) {
    boolean isByZero =
        (a instanceof Long && b instanceof Long divisor && divisor == 0)
            || (b instanceof UnsignedLong unsigned && unsigned.equals(UnsignedLong.ZERO))
            || (b instanceof Double real && real == 0)
            || (a instanceof Double && b instanceof Long whole && whole == 0);
    if (isByZero) {
      throw ExpressionFault.evaluation("division by zero");
    }
    if (a instanceof UnsignedLong one && b instanceof UnsignedLong other) {
      return one.dividedBy(other);
    }
    return number(a, b, Math::divideExact, (x, y) -> x / y);
  }

  private static Object number(
      Object a, Object b, LongBinaryOperator integers, DoubleBinaryOperator reals) {
    if (a instanceof Long one && b instanceof Long other) {
      try {
        return integers.applyAsLong(one, other);
      } catch (ArithmeticException e) {
        throw tooLarge();
      }
    }
    if (!isNumber(a) || !isNumber(b)) {
      throw ExpressionFault.evaluation("only numbers of 64 bits can be computed with");
    }
    double result = reals.applyAsDouble(((Number) a).doubleValue(), ((Number) b).doubleValue());
    if (!Double.isFinite(result)) {
      throw tooLarge();
    }
    return result;
  }

  private static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double;
  }

  private static UnsignedLong unsigned(UnsignedLong sum, UnsignedLong part) {
    if (sum.compareTo(part) < 0) {
      throw tooLarge();
    }
    return sum;
  }

  private static ExpressionFault tooLarge() {
    return ExpressionFault.evaluation("the result is too large");
  }
}
