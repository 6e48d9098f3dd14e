package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.SourceValue.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads an object's members as the kinds that they should have, and notes those that do not. */
final class MemberReader {
  private final Members object;
  private final Pointer pointer;
  private final Findings findings;

  MemberReader(Members object, Pointer pointer, Findings findings) {
    this.object = object;
    this.pointer = pointer;
    this.findings = findings;
  }

  Pointer pointer() {
    return pointer;
  }

  Pointer pointer(String name) {
    return pointer.child(name);
  }

  void refuseOthers(Set<String> known, String what) {
    for (Member member : object.members()) {
      String name = member.name().value();
      if (!known.contains(name)) {
        findings.add(
            ErrorCode.DEFINITION_MEMBER,
            pointer(name),
            member.name().span(),
            "%s has no member %s".formatted(what, Quoted.of(name)),
            findings.nearest(name, known));
      }
    }
  }

  /** Notes what is wrong with the object as a whole. */
  void fault(ErrorCode code, String message) {
    findings.add(code, pointer, object.span(), message);
  }

  /** Notes what is wrong with one member. */
  void fault(ErrorCode code, String name, String message) {
    fault(code, name, message, Optional.empty());
  }

  void fault(ErrorCode code, String name, String message, Optional<String> hint) {
    object
        .find(name)
        .ifPresent(
            member -> findings.add(code, pointer(name), member.value().span(), message, hint));
  }

  Optional<SourceValue> value(String name) {
    return object.find(name).map(Member::value);
  }

  Optional<Member> member(String name) {
    return object.find(name);
  }

  Optional<JsonValue> json(String name) {
    return value(name).map(SourceValue::toJson);
  }

  Optional<String> text(String name) {
    return read(name, "text", MemberReader::asText);
  }

  boolean flag(String name) {
    Optional<Member> member = object.find(name);
    if (member.isEmpty()) {
      return false;
    }
    if (member.get().value() instanceof Scalar(JsonBoolean(boolean flag), _)) {
      return flag;
    }
    fault(ErrorCode.DEFINITION_MEMBER, name, "%s must be true or false".formatted(name));
    return false;
  }

  Optional<BigDecimal> number(String name) {
    return read(name, "a finite number", MemberReader::asNumber);
  }

  /** A count: an integer from 0. */
  Optional<Integer> count(String name) {
    return read(name, "an integer from 0", MemberReader::asCount);
  }

  /** The same, for a second look that notes nothing. */
  Optional<Integer> quietCount(String name) {
    return value(name).flatMap(MemberReader::asCount);
  }

  /** An integer of at most 53 bits. */
  Optional<Long> integer(String name) {
    return read(name, "an integer", MemberReader::asInteger);
  }

  List<String> texts(String name) {
    return read(name, "an array of text", MemberReader::asTexts).orElse(List.of());
  }

  <T> Optional<T> oneOf(String name, Map<String, T> choices) {
    Optional<SourceValue> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> choice = asText(value.get()).flatMap(t -> Optional.ofNullable(choices.get(t)));
    if (choice.isEmpty()) {
      String names = String.join(", ", choices.keySet().stream().sorted().toList());
      fault(ErrorCode.DEFINITION_MEMBER, name, "%s must be one of %s".formatted(name, names));
    }
    return choice;
  }

  Optional<Elements> elements(String name) {
    return read(name, "an array", value -> as(Elements.class, value));
  }

  Optional<Members> members(String name) {
    return read(name, "an object", value -> as(Members.class, value));
  }

  private <T> Optional<T> read(String name, String kind, Function<SourceValue, Optional<T>> as) {
    Optional<Member> member = object.find(name);
    if (member.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> read = as.apply(member.get().value());
    if (read.isEmpty()) {
      fault(ErrorCode.DEFINITION_MEMBER, name, "%s must be %s".formatted(name, kind));
    }
    return read;
  }

  private static <T> Optional<T> as(Class<T> kind, SourceValue value) {
    return kind.isInstance(value) ? Optional.of(kind.cast(value)) : Optional.empty();
  }

  private static Optional<String> asText(SourceValue value) {
    return as(SourceString.class, value).map(SourceString::value);
  }

  private static Optional<BigDecimal> asNumber(SourceValue value) {
    return value instanceof Scalar(JsonNumber number, _)
        ? Numbers.finite(number)
        : Optional.empty();
  }

  private static Optional<Long> asInteger(SourceValue value) {
    return asNumber(value)
        .filter(Numbers::isIntegral)
        .filter(n -> n.abs().compareTo(BigDecimal.valueOf(1L << 53)) < 0)
        .map(BigDecimal::longValueExact);
  }

  private static Optional<Integer> asCount(SourceValue value) {
    return asInteger(value).filter(n -> n >= 0 && n <= Integer.MAX_VALUE).map(Long::intValue);
  }

  private static Optional<List<String>> asTexts(SourceValue value) {
    if (!(value instanceof Elements(var elements, _))) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    elements.forEach(element -> asText(element).ifPresent(texts::add));
    return texts.size() == elements.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
  }
}
