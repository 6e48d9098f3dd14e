package io.emprops.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's types that Jackson meets with a value: its own, its members', their members'. */
final class JsonHierarchy {
  private static final String SERIALIZE = "com.fasterxml.jackson.databind.annotation.JsonSerialize";
  private static final String DESERIALIZE =
      "com.fasterxml.jackson.databind.annotation.JsonDeserialize";
  private static final String VALUE = "com.fasterxml.jackson.annotation.JsonValue";
  private static final Set<String> MEMBERS =
      Set.of(
          "com.fasterxml.jackson.annotation.JsonProperty",
          "com.fasterxml.jackson.annotation.JsonUnwrapped",
          "com.fasterxml.jackson.annotation.JsonAnyGetter");

  private JsonHierarchy() {}

  /** All types of the project that values of these types lead to, these included. */
  static Set<JavaClass> of(Stream<JavaClass> roots) {
    Set<JavaClass> found = new LinkedHashSet<>();
    Deque<JavaClass> rest = new ArrayDeque<>(roots.toList());
    while (!rest.isEmpty()) {
      JavaClass type = elementOf(rest.removeFirst());
      if (isOurs(type) && found.add(type)) {
        next(type).forEach(rest::add);
      }
    }
    return found;
  }

  /** A value of the project: what has members of its own, or names, or kinds. */
  static boolean isValue(JavaClass type) {
    return isOurs(type) && (type.isRecord() || type.isEnum() || isClosedChoice(type));
  }

  private static boolean isClosedChoice(JavaClass type) {
    return type.isInterface()
        && !type.getSubclasses().isEmpty()
        && type.getSubclasses().stream().allMatch(kind -> kind.isRecord() || kind.isEnum());
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(Root.PROJECT.name());
  }

  private static JavaClass elementOf(JavaClass type) {
    return type.isArray() ? type.getBaseComponentType() : type;
  }

  private static Stream<JavaClass> next(JavaClass type) {
    if (type.isAnnotatedWith(SERIALIZE) && type.isAnnotatedWith(DESERIALIZE)) {
      return Stream.empty();
    }
    List<JavaType> wire =
        type.getMethods().stream()
            .filter(method -> method.isAnnotatedWith(VALUE))
            .map(JavaMethod::getReturnType)
            .toList();
    if (!wire.isEmpty()) {
      return rawTypes(wire.stream());
    }
    var kinds = type.getSubclasses().stream().filter(JsonHierarchy::isValue);
    var fields =
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .map(JavaField::getType);
    var members =
        type.getMethods().stream().filter(JsonHierarchy::isMember).map(JavaMethod::getReturnType);
    return Stream.concat(kinds, rawTypes(Stream.concat(fields, members)));
  }

  private static Stream<JavaClass> rawTypes(Stream<JavaType> types) {
    return types.flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private static boolean isMember(JavaMethod method) {
    return MEMBERS.stream().anyMatch(method::isAnnotatedWith);
  }
}
