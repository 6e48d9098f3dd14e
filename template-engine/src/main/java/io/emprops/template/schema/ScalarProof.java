package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.NearestName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one schema's own keywords say of a scalar, or of the range that one is in. */
final class ScalarProof {
  /** A longer search belongs to the check of the payload. */
  private static final long MAX_SEARCH = 100_000;

  private ScalarProof() {}

  /** Whether a value of this kind passes the schema's types, else what is wrong with it. */
  static <P> Optional<Finding<P>> kind(SchemaNode node, Kind kind, P place) {
    Set<Kind> types = node.types();
    boolean fits =
        types == null
            || types.contains(kind)
            || (kind == Kind.INTEGER && types.contains(Kind.NUMBER));
    return fits || types == null
        ? Optional.empty()
        : Optional.of(Finding.ofKind(place, types, kind.words()));
  }

  static <P> Optional<Finding<P>> exact(SchemaNode node, Shape.Exact<P> shape) {
    JsonValue value = shape.value();
    Optional<Finding<P>> kind = kind(node, Kind.of(value), shape.place());
    if (kind.isPresent()) {
      return kind;
    }
    List<JsonValue> allowed = node.allowed();
    if (allowed != null && !isAmong(value, allowed)) {
      return Optional.of(option(allowed, value, shape.place()));
    }
    return switch (value) {
      case JsonNumber number ->
          Decimals.read(number)
              .flatMap(n -> number(node, n))
              .map(m -> Finding.of(shape.place(), m));
      case JsonString(String text) -> text(node, text).map(m -> Finding.of(shape.place(), m));
      default -> Optional.empty();
    };
  }

  private static boolean isAmong(JsonValue value, List<JsonValue> allowed) {
    for (JsonValue each : allowed) {
      if (Scalars.areEqual(each, value)) {
        return true;
      }
    }
    return false;
  }

  static <P> Optional<Finding<P>> someText(SchemaNode node, Shape.SomeText<P> shape) {
    P place = shape.place();
    Optional<Finding<P>> kind = kind(node, Kind.STRING, place);
    List<JsonValue> allowed = node.allowed();
    if (kind.isPresent()) {
      return kind;
    }
    if (allowed != null && allowed.stream().noneMatch(each -> isText(each, shape))) {
      return Optional.of(option(allowed, JsonValue.ofNull(), place));
    }
    Integer min = shape.length().min();
    Integer max = shape.length().max();
    if (max != null && node.length().isTooShort(max)) {
      return Optional.of(Finding.of(place, atLeast(node) + ", not at most " + max));
    }
    return min != null && node.length().isTooLong(min)
        ? Optional.of(Finding.of(place, atMost(node) + ", not at least " + min))
        : Optional.empty();
  }

  static <P> Optional<Finding<P>> someNumber(SchemaNode node, Shape.SomeNumber<P> shape) {
    P place = shape.place();
    // Some numbers are integers, so only the bounds can rule those out.
    Optional<Finding<P>> kind = kind(node, Kind.INTEGER, place);
    if (kind.isPresent()) {
      return Optional.of(
          Finding.ofKind(
              place,
              kind.get().expected(),
              shape.isInteger() ? Kind.INTEGER.words() : Kind.NUMBER.words()));
    }
    List<JsonValue> allowed = node.allowed();
    if (allowed != null && allowed.stream().noneMatch(each -> isNumber(each, shape))) {
      return Optional.of(option(allowed, JsonValue.ofNull(), place));
    }
    Set<Kind> types = node.types();
    boolean integersOnly = shape.isInteger() || (types != null && !types.contains(Kind.NUMBER));
    if (!shape.range().and(node.range()).isEmpty(integersOnly)) {
      return Optional.empty();
    }
    return Optional.of(Finding.of(place, outside(node.range(), shape)));
  }

  private static String outside(Range wanted, Shape.SomeNumber<?> shape) {
    String given = shape.range().words();
    if (wanted.words().isEmpty()) {
      return "must be an integer, which no number is that is " + given;
    }
    return given.isEmpty()
        ? "must be %s, which no integer is".formatted(wanted.words())
        : "must be %s, not %s".formatted(wanted.words(), given);
  }

  private static boolean isText(JsonValue allowed, Shape.SomeText<?> shape) {
    return allowed instanceof JsonString(String text)
        && !shape.length().isTooShort(Scalars.length(text))
        && !shape.length().isTooLong(Scalars.length(text));
  }

  private static boolean isNumber(JsonValue allowed, Shape.SomeNumber<?> shape) {
    return allowed instanceof JsonNumber number
        && Decimals.read(number)
            .filter(
                n -> shape.range().contains(n) && (!shape.isInteger() || Decimals.isIntegral(n)))
            .isPresent();
  }

  private static Optional<String> number(SchemaNode node, BigDecimal number) {
    if (!node.range().contains(number)) {
      return Optional.of("must be " + node.range().words());
    }
    BigDecimal step = node.multipleOf();
    return step != null && step.signum() > 0 && !Decimals.isMultiple(number, step)
        ? Optional.of("must be a multiple of " + Decimals.plain(step))
        : Optional.empty();
  }

  private static Optional<String> text(SchemaNode node, String text) {
    int length = Scalars.length(text);
    if (node.length().isTooShort(length)) {
      return Optional.of(atLeast(node));
    }
    if (node.length().isTooLong(length)) {
      return Optional.of(atMost(node));
    }
    var pattern = node.pattern();
    return pattern != null && !node.samples().contains(text) && pattern.work(text) <= MAX_SEARCH
        ? pattern.objection(text)
        : Optional.empty();
  }

  private static String atLeast(SchemaNode node) {
    return "must have at least %d characters".formatted(node.length().min());
  }

  private static String atMost(SchemaNode node) {
    return "must have at most %d characters".formatted(node.length().max());
  }

  private static <P> Finding<P> option(List<JsonValue> allowed, JsonValue given, P place) {
    List<String> names = new ArrayList<>();
    for (JsonValue each : allowed) {
      if (each instanceof JsonString(String text)) {
        names.add(text);
      }
    }
    String hint =
        given instanceof JsonString(String text)
            ? NearestName.of(text, names).map("did you mean %s?"::formatted).orElse(null)
            : null;
    return Finding.ofOption(place, Wording.values(allowed), hint);
  }

  /** The kinds of what is allowed, for a value that has parts. */
  static boolean mayBe(List<JsonValue> allowed, Kind kind) {
    return allowed.stream().map(Kind::of).anyMatch(EnumSet.of(kind)::contains);
  }
}
