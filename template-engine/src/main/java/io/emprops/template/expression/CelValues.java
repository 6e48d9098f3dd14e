package io.emprops.template.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * JSON values as the expression language holds them, and back, by its own mapping to JSON: bytes as
 * base64, times as RFC 3339, durations in seconds.
 */
final class CelValues {
  /** Integers below it are exact in every JSON reader (RFC 8259, section 6). */
  private static final double EXACT = 0x1p53;

  private static final double PLAIN_FROM = 1e-6;
  private static final double PLAIN_TO = 1e21;
  private static final int MAX_LONG_DIGITS = 20;

  /** What a value in a list takes of memory, in units of text; a member takes its key too. */
  static final int UNITS_A_VALUE = 16;

  private static final int UNITS_A_MEMBER = 2 * UNITS_A_VALUE;
  private static final int UNITS_A_LIST = 32;
  private static final int UNITS_AN_OBJECT = 96;

  private CelValues() {}

  /**
   * The value to compute with. A number that no computation could hold stays as it is, so that it
   * can be passed on, and fits no operation.
   */
  static Object of(JsonValue value, CelType type) {
    return switch (value) {
      case JsonNull _ -> NullValue.NULL_VALUE;
      case JsonBoolean(boolean flag) -> flag;
      case JsonString(String text) -> text;
      case JsonNumber number -> number(number, type);
      case JsonArray(var elements) -> {
        CelType each =
            type instanceof ListType list && list.hasElemType() ? list.elemType() : SimpleType.DYN;
        List<Object> all = new ArrayList<>(elements.size());
        elements.forEach(element -> all.add(of(element, each)));
        yield Collections.unmodifiableList(all);
      }
      case JsonObject(var members) -> {
        Map<String, Object> all = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach((name, member) -> all.put(name, of(member, member(type, name))));
        yield Collections.unmodifiableMap(all);
      }
    };
  }

  private static CelType member(CelType type, String name) {
    return switch (type) {
      case StructType struct ->
          struct.findField(name).<CelType>map(StructType.Field::type).orElse(SimpleType.DYN);
      case MapType map -> map.valueType();
      default -> SimpleType.DYN;
    };
  }

  private static Object number(JsonNumber number, CelType type) {
    CelType plain = type instanceof NullableType nullable ? nullable.targetType() : type;
    if (plain.kind() != CelKind.DOUBLE && isInteger(number.digits())) {
      return isLong(number.digits()) ? (Object) Long.valueOf(number.digits()) : number;
    }
    double value = Double.parseDouble(number.digits());
    return Double.isFinite(value) ? (Object) value : number;
  }

  /** Whether the digits are those of an integer as the expression language has it. */
  static boolean isInteger(String digits) {
    return digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
  }

  private static boolean isLong(String digits) {
    return digits.length() <= MAX_LONG_DIGITS
        && new BigDecimal(digits).toBigInteger().bitLength() < 64;
  }

  /** The result of a computation that is put into the payload. */
  static JsonValue toJson(Object value, Work work) {
    return toJson(value, CelValues::number, work);
  }

  /** The result of a computation that gets a name: a double stays one, as {@code 3.0}. */
  static JsonValue toNamed(Object value, Work work) {
    return toJson(value, CelValues::real, work);
  }

  /** Counts what it makes: a list may hold another one very often. */
  private static JsonValue toJson(Object value, DoubleFunction<JsonNumber> numbers, Work work) {
    return switch (value) {
      case NullValue _ -> JsonValue.ofNull();
      case Boolean flag -> JsonValue.of(flag);
      case String text -> JsonValue.of(text);
      case Long integer -> JsonValue.of(integer);
      case UnsignedLong integer -> new JsonNumber(integer.toString());
      case Double number -> numbers.apply(number);
      case JsonNumber number -> number;
      case CelByteString bytes ->
          JsonValue.of(Base64.getEncoder().encodeToString(bytes.toByteArray()));
      case Instant time -> JsonValue.of(time.toString());
      case Duration duration -> JsonValue.of(seconds(duration));
      case Collection<?> elements -> {
        work.build(UNITS_A_LIST + (long) elements.size() * UNITS_A_VALUE);
        List<JsonValue> all = new ArrayList<>(elements.size());
        elements.forEach(element -> all.add(toJson(element, numbers, work)));
        yield new JsonArray(all);
      }
      case Map<?, ?> members -> {
        work.build(UNITS_AN_OBJECT + (long) members.size() * UNITS_A_MEMBER);
        Map<String, JsonValue> all = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach((name, member) -> all.put(name(name), toJson(member, numbers, work)));
        yield new JsonObject(all);
      }
      default -> throw ExpressionFault.evaluation("JSON has no form for what this gives");
    };
  }

  private static String name(Object key) {
    return switch (key) {
      case String text -> text;
      case Long _, UnsignedLong _, Boolean _ -> key.toString();
      default -> throw ExpressionFault.evaluation("JSON has no form for such a key");
    };
  }

  /** Integers in plain digits where every reader keeps them, others as the shortest round trip. */
  static JsonNumber number(double value) {
    return Math.abs(value) < EXACT && value == Math.rint(value)
        ? new JsonNumber(Long.toString((long) value))
        : real(value);
  }

  private static JsonNumber real(double value) {
    if (!Double.isFinite(value)) {
      throw ExpressionFault.evaluation("the number is not finite");
    }
    String shortest = Double.toString(value).replace(".0E", "E");
    double size = Math.abs(value);
    if (size >= PLAIN_FROM && size < PLAIN_TO) {
      return new JsonNumber(new BigDecimal(shortest).toPlainString());
    }
    return new JsonNumber(shortest.replace('E', 'e'));
  }

  private static String seconds(Duration duration) {
    BigDecimal exact =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    return (exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString()) + "s";
  }
}
