package io.emprops.template.fuzz;

import io.emprops.core.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Expressions by chance whose types fit, each with the value that the language gives it, worked out
 * without the engine.
 */
final class RandomExpression {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "aab", "ä€", "\ud83d\ude00x", "{{x}}", "$&", "}}", "'\"", "\n\t\\");

  private final SplittableRandom random;
  private final List<Term> names;

  /**
   * Begins to draw.
   *
   * @param names that can be used, with their values
   */
  RandomExpression(SplittableRandom random, List<Term> names) {
    this.random = random;
    this.names = names;
  }

  /**
   * An expression.
   *
   * @param text as it stands in a document
   * @param value a boolean, a {@code long} or a text; empty where it has none
   */
  record Term(String text, Optional<Object> value) {
    static Term of(String text, Object value) {
      return new Term(text, Optional.of(value));
    }
  }

  Term any(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> bool(depth);
      case 1 -> integer(depth);
      default -> text(depth);
    };
  }

  Term bool(int depth) {
    if (depth == 0) {
      boolean value = random.nextBoolean();
      return named(Boolean.class).orElse(Term.of(Boolean.toString(value), value));
    }
    return switch (random.nextInt(8)) {
      case 0 -> not(bool(depth - 1));
      case 1 -> both(bool(depth - 1), bool(depth - 1), random.nextBoolean());
      case 2 -> compared(integer(depth - 1), integer(depth - 1));
      case 3 -> equal(text(depth - 1), text(depth - 1));
      case 4 -> has(text(depth - 1), text(depth - 1));
      case 5 -> chosen(bool(depth - 1), bool(depth - 1), bool(depth - 1));
      case 6 -> listed(integer(depth - 1), integer(depth - 1), integer(depth - 1));
      default -> bool(0);
    };
  }

  Term integer(int depth) {
    if (depth == 0) {
      long value = random.nextInt(10) == 0 ? Long.MAX_VALUE : random.nextLong(100);
      return named(Long.class).orElse(Term.of(Long.toString(value), value));
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> computed(integer(depth - 1), integer(depth - 1));
      case 2 -> sized(text(depth - 1));
      case 3 -> chosen(bool(depth - 1), integer(depth - 1), integer(depth - 1));
      default -> integer(0);
    };
  }

  Term text(int depth) {
    if (depth == 0) {
      String value = TEXTS.get(random.nextInt(TEXTS.size()));
      return named(String.class).orElse(Term.of(literal(value), value));
    }
    return switch (random.nextInt(5)) {
      case 0 -> joined(text(depth - 1), text(depth - 1));
      case 1 -> replaced(text(depth - 1), text(depth - 1), text(depth - 1));
      case 2 -> chosen(bool(depth - 1), text(depth - 1), text(depth - 1));
      case 3 -> written(integer(depth - 1));
      default -> text(0);
    };
  }

  private Optional<Term> named(Class<?> type) {
    List<Term> fitting =
        names.stream().filter(name -> type.isInstance(name.value().orElse(""))).toList();
    return fitting.isEmpty() || random.nextBoolean()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  /** JSON's escapes are the expression language's too, in either kind of quotes. */
  private String literal(String text) {
    String quoted = JsonText.write(io.emprops.core.json.JsonValue.of(text));
    return random.nextBoolean()
        ? quoted
        : "'" + quoted.substring(1, quoted.length() - 1).replace("'", "\\'") + "'";
  }

  private static Term not(Term a) {
    return new Term("!(" + a.text() + ")", a.value().map(v -> !(boolean) v));
  }

  /** The one that decides wins over the other's error, on either side. */
  private static Term both(Term a, Term b, boolean isAnd) {
    Optional<Object> deciding = Optional.of(!isAnd);
    Optional<Object> value =
        a.value().equals(deciding) || b.value().equals(deciding)
            ? deciding
            : a.value().flatMap(_ -> b.value().map(_ -> isAnd));
    return new Term("(%s %s %s)".formatted(a.text(), isAnd ? "&&" : "||", b.text()), value);
  }

  private Term compared(Term a, Term b) {
    String operator = List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6));
    return new Term(
        "(%s %s %s)".formatted(a.text(), operator, b.text()),
        a.value().flatMap(x -> b.value().map(y -> holds((long) x, operator, (long) y))));
  }

  private static boolean holds(long a, String operator, long b) {
    return switch (operator) {
      case "<" -> a < b;
      case "<=" -> a <= b;
      case ">" -> a > b;
      case ">=" -> a >= b;
      case "==" -> a == b;
      default -> a != b;
    };
  }

  private static Term equal(Term a, Term b) {
    return new Term(
        "(%s == %s)".formatted(a.text(), b.text()),
        a.value().flatMap(x -> b.value().map(x::equals)));
  }

  private static Term has(Term a, Term b) {
    return new Term(
        "(%s).contains(%s)".formatted(a.text(), b.text()),
        a.value().flatMap(x -> b.value().map(y -> ((String) x).contains((String) y))));
  }

  private static Term listed(Term a, Term b, Term c) {
    return new Term(
        "(%s in [%s, %s])".formatted(a.text(), b.text(), c.text()),
        a.value()
            .flatMap(x -> b.value().flatMap(y -> c.value().map(z -> x.equals(y) || x.equals(z)))));
  }

  private static Term chosen(Term condition, Term a, Term b) {
    return new Term(
        "(%s ? %s : %s)".formatted(condition.text(), a.text(), b.text()),
        condition.value().flatMap(holds -> (boolean) holds ? a.value() : b.value()));
  }

  private Term computed(Term a, Term b) {
    String operator = List.of("+", "-", "*", "/", "%").get(random.nextInt(5));
    return new Term(
        "(%s %s %s)".formatted(a.text(), operator, b.text()),
        a.value().flatMap(x -> b.value().flatMap(y -> result((long) x, operator, (long) y))));
  }

  private static Optional<Object> result(long a, String operator, long b) {
    try {
      return Optional.of(
          switch (operator) {
            case "+" -> Math.addExact(a, b);
            case "-" -> Math.subtractExact(a, b);
            case "*" -> Math.multiplyExact(a, b);
            case "/" -> Math.divideExact(a, b);
            default -> a % b;
          });
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Term sized(Term a) {
    return new Term(
        "size(%s)".formatted(a.text()),
        a.value().map(x -> (long) ((String) x).codePointCount(0, ((String) x).length())));
  }

  private static Term joined(Term a, Term b) {
    return new Term(
        "(%s + %s)".formatted(a.text(), b.text()),
        a.value().flatMap(x -> b.value().map(y -> (String) x + y)));
  }

  private static Term replaced(Term a, Term b, Term c) {
    return new Term(
        "(%s).replace(%s, %s)".formatted(a.text(), b.text(), c.text()),
        a.value()
            .flatMap(
                x ->
                    b.value()
                        .flatMap(
                            y -> c.value().map(z -> replace((String) x, (String) y, (String) z)))));
  }

  private static String replace(String text, String old, String with) {
    if (!old.isEmpty()) {
      return text.replace(old, with);
    }
    var out = new StringBuilder(with);
    text.codePoints().forEach(point -> out.appendCodePoint(point).append(with));
    return out.toString();
  }

  private static Term written(Term a) {
    return new Term("string(%s)".formatted(a.text()), a.value().map(Object::toString));
  }
}
