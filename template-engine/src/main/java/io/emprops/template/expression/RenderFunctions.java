package io.emprops.template.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelResolvedOverload;
import io.emprops.core.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that one rendering brings: ours, those that draw from its context, and those of the
 * library's that count what they do or mix numbers. Belongs to one rendering and one thread.
 */
final class RenderFunctions implements CelFunctionResolver {
  /** What the runtime looks up here and nowhere else. */
  static final List<String> NAMES =
      List.of(
          "_+_",
          "_-_",
          "_*_",
          "_/_",
          "_==_",
          "_!=_",
          "@in",
          "contains",
          "indexOf",
          "lastIndexOf",
          "replace",
          "split",
          "join",
          "matches",
          "string",
          "now",
          "uuid",
          "random",
          "json",
          "urlencode");

  private static final int COPIES_A_STEP = 8;

  private final Work work;
  private final Draws draws;
  private final TextFunctions texts;
  private final Equality equality;
  private final Map<String, CelResolvedOverload> resolved = new HashMap<>();

  RenderFunctions(Work work, Draws draws) {
    this.work = work;
    this.draws = draws;
    this.texts = new TextFunctions(work);
    this.equality = new Equality(work);
  }

  @Override
  public Optional<CelResolvedOverload> findOverloadMatchingArgs(
      String name, Collection<String> overloadIds, Object[] args) {
    return findOverloadMatchingArgs(name, args);
  }

  @Override
  public Optional<CelResolvedOverload> findOverloadMatchingArgs(String name, Object[] args) {
    return Optional.of(resolved.computeIfAbsent(name + args.length, _ -> overload(name, args)));
  }

  // The library wants functions that many may share; these are looked up by one rendering only.
  @SuppressWarnings("Immutable")
  private CelResolvedOverload overload(String name, Object[] args) {
    List<Class<?>> types = Collections.nCopies(args.length, Object.class);
    return CelResolvedOverload.of(name, name, given -> call(name, given), true, types);
  }

  private Object call(String name, Object[] args) {
    try {
      return switch (name) {
        case "_+_" -> add(args[0], args[1]);
        case "_-_" -> Arithmetic.subtract(args[0], args[1]);
        case "_*_" -> Arithmetic.multiply(args[0], args[1]);
        case "_/_" -> Arithmetic.divide(args[0], args[1]);
        case "_==_" -> equality.areEqual(args[0], args[1]);
        case "_!=_" -> !equality.areEqual(args[0], args[1]);
        case "@in" -> equality.contains(args[1], args[0]);
        case "contains" -> texts.contains(text(args, 0), text(args, 1));
        case "indexOf" ->
            texts.indexOf(text(args, 0), text(args, 1), args.length > 2 ? (Long) args[2] : 0);
        case "lastIndexOf" ->
            texts.lastIndexOf(
                text(args, 0),
                text(args, 1),
                args.length > 2 ? Optional.of((Long) args[2]) : Optional.empty());
        case "replace" ->
            texts.replace(
                text(args, 0), text(args, 1), text(args, 2), args.length > 3 ? (Long) args[3] : -1);
        case "split" ->
            texts.split(text(args, 0), text(args, 1), args.length > 2 ? (Long) args[2] : -1);
        case "join" -> texts.join((List<?>) args[0], args.length > 1 ? text(args, 1) : "");
        case "matches" -> texts.matches(text(args, 0), text(args, 1));
        case "string" -> string(args[0]);
        case "now" -> draws.now();
        case "uuid" -> draws.uuid();
        case "random" -> draws.below((Long) args[0]);
        case "json" -> json(args[0]);
        case "urlencode" -> urlencode(text(args, 0));
        default -> throw new IllegalArgumentException("not a function: " + name);
      };
    } catch (ClassCastException e) {
      throw ExpressionFault.evaluation("%s cannot be used with such values".formatted(name));
    }
  }

  private static String text(Object[] args, int index) {
    return (String) args[index];
  }

  private Object add(Object a, Object b) {
    if (a instanceof String one && b instanceof String other) {
      return texts.concat(one, other);
    }
    if (a instanceof Collection<?> one && b instanceof Collection<?> other) {
      work.build(other.size());
      work.step(one.size() / COPIES_A_STEP);
      List<Object> all = new ArrayList<>(one.size() + other.size());
      all.addAll(one);
      all.addAll(other);
      return all;
    }
    if (a instanceof CelByteString one && b instanceof CelByteString other) {
      work.build((long) one.size() + other.size());
    }
    return Arithmetic.add(a, b);
  }

  private String string(Object value) {
    return switch (value) {
      case String text -> text;
      case Double number -> CelValues.number(number).digits();
      case Long _, UnsignedLong _, Boolean _ -> value.toString();
      case Instant time -> time.toString();
      case CelByteString bytes when bytes.isValidUtf8() -> bytes.toStringUtf8();
      case NullValue _, Map<?, ?> _, Collection<?> _ ->
          throw ExpressionFault.evaluation("string() takes a scalar; use json() for the rest");
      default -> CelValues.toJson(value, work).toJson().replace("\"", "");
    };
  }

  private String json(Object value) {
    JsonValue json = CelValues.toJson(value, work);
    work.build(texts(json));
    return json.toJson();
  }

  /** No more than the UTF-16 units that the value's JSON text has. */
  private static long texts(JsonValue value) {
    return switch (value) {
      case JsonValue.JsonString(String text) -> text.length();
      case JsonValue.JsonNumber(String digits) -> digits.length();
      case JsonValue.JsonArray(var elements) ->
          elements.stream().mapToLong(RenderFunctions::texts).sum();
      case JsonValue.JsonObject(var members) ->
          members.entrySet().stream()
              .mapToLong(member -> member.getKey().length() + texts(member.getValue()))
              .sum();
      case JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> 1;
    };
  }

  /** All but the unreserved characters in percent form (RFC 3986, section 2). */
  private String urlencode(String text) {
    work.build(text.length());
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
