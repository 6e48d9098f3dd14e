package io.emprops.template.proof;

import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.schema.SchemaPlace;
import java.util.List;
import java.util.Optional;

/** Finds what a payload schema says of a place in a template, through the directives around it. */
final class SchemaAt {
  private static final Optional<SchemaPlace> NOWHERE = Optional.empty();

  private final List<String> steps;

  private SchemaAt(List<String> steps) {
    this.steps = steps;
  }

  /**
   * The place in the payload of a place in the template; empty where there is none, as in a
   * condition.
   *
   * @param steps from the template on
   */
  static Optional<SchemaPlace> find(SchemaPlace root, SourceValue template, List<String> steps) {
    return new SchemaAt(steps).find(root, Optional.of(template), 0, false);
  }

  /** {@code isElement}: a loop here stands for elements of the array around it. */
  private Optional<SchemaPlace> find(
      SchemaPlace place, Optional<SourceValue> value, int at, boolean isElement) {
    if (value.isEmpty() || at == steps.size()) {
      return value.map(_ -> place);
    }
    return switch (value.get()) {
      case Elements elements -> find(place.element(index(at)), child(elements, at), at + 1, true);
      case Members object ->
          directive(object)
              .map(name -> inside(name, place, object, at, isElement))
              .orElseGet(() -> find(place.member(steps.get(at)), child(object, at), at + 1, false));
      default -> Optional.empty();
    };
  }

  private Optional<SchemaPlace> inside(
      String directive, SchemaPlace place, Members object, int at, boolean isElement) {
    String step = steps.get(at);
    return switch (directive) {
      case "$if" ->
          step.equals("$if") ? NOWHERE : find(place, child(object, at), at + 1, isElement);
      case "$let" ->
          step.equals("in") ? find(place, child(object, at), at + 1, isElement) : NOWHERE;
      case "$each" ->
          step.equals("do")
              ? find(isElement ? place : place.element(0), child(object, at), at + 1, false)
              : NOWHERE;
      case "$merge" -> find(place, grandchild(object, at), at + 2, true);
      case "$switch" ->
          at + 2 < steps.size() && !steps.get(at + 2).equals("case")
              ? find(
                  place, grandchild(object, at).flatMap(v -> child(v, at + 2)), at + 3, isElement)
              : NOWHERE;
      default -> NOWHERE;
    };
  }

  private static Optional<String> directive(Members object) {
    return object.members().stream()
        .map(member -> member.name().value())
        .filter(List.of("$if", "$switch", "$each", "$merge", "$let", "$raw")::contains)
        .findFirst();
  }

  private Optional<SourceValue> grandchild(Members object, int at) {
    return at + 1 < steps.size()
        ? child(object, at).flatMap(value -> child(value, at + 1))
        : Optional.empty();
  }

  private Optional<SourceValue> child(SourceValue value, int at) {
    return switch (value) {
      case Members object -> object.find(steps.get(at)).map(Member::value);
      case Elements(var elements, _) -> Optional.of(elements.get(index(at)));
      default -> Optional.empty();
    };
  }

  private int index(int at) {
    return Integer.parseInt(steps.get(at));
  }
}
