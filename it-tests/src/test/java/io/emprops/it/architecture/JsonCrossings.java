package io.emprops.it.architecture;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that classes hand to Jackson or get from it by hand, as far as their code shows it:
 * class objects and type references for what is read; for what is written, the values made where
 * something is written, and those taken or got there that were annotated for JSON.
 */
final class JsonCrossings {
  private static final String ANNOTATIONS = "com.fasterxml.jackson.";
  private static final String TYPE_REFERENCE = "com.fasterxml.jackson.core.type.TypeReference";

  /** Calls that make JSON of any object, by the type that has them. */
  private static final Map<String, Set<String>> WRITERS =
      Map.of(
          "com.fasterxml.jackson.databind.ObjectMapper",
          Set.of("writeValue", "writeValueAsString", "writeValueAsBytes", "valueToTree"),
          "com.fasterxml.jackson.databind.json.JsonMapper",
          Set.of("writeValue", "writeValueAsString", "writeValueAsBytes", "valueToTree"),
          "com.fasterxml.jackson.databind.ObjectWriter",
          Set.of("writeValue", "writeValueAsString", "writeValueAsBytes"),
          "com.vaadin.flow.dom.Element",
          Set.of("executeJs", "callJsFunction", "setPropertyBean", "setPropertyList"),
          "jakarta.ws.rs.core.Response",
          Set.of("ok"),
          "jakarta.ws.rs.core.Response$ResponseBuilder",
          Set.of("entity"));

  private static final Set<String> READERS =
      Set.of(
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.databind.json.JsonMapper",
          "com.fasterxml.jackson.databind.ObjectReader",
          "com.fasterxml.jackson.core.ObjectCodec",
          "com.fasterxml.jackson.databind.DeserializationContext");

  private final List<Unit> units;
  private final Set<String> writers;
  private final Set<String> readers;

  private JsonCrossings(JavaClasses classes) {
    units = classes.stream().flatMap(type -> type.getCodeUnits().stream()).map(Unit::of).toList();
    writers = passingOn(Object.class, Unit::writes);
    readers = passingOn(Class.class, Unit::reads);
  }

  /** What crosses in the classes of these packages. */
  static Set<JavaClass> in(JavaClasses classes, String... packages) {
    var all = new JsonCrossings(classes);
    return classes.stream()
        .filter(type -> Stream.of(packages).anyMatch(type.getPackageName()::startsWith))
        .flatMap(all::of)
        .filter(JsonHierarchy::isValue)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<JavaClass> of(JavaClass type) {
    Stream<JavaClass> reference =
        type.isAssignableTo(TYPE_REFERENCE)
            ? type.getSuperclass().stream()
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
            : Stream.empty();
    return Stream.concat(reference, type.getCodeUnits().stream().flatMap(this::of));
  }

  private Stream<JavaClass> of(JavaCodeUnit code) {
    Unit unit = Unit.of(code);
    Stream<JavaClass> read =
        unit.reads() || unit.callsAny(readers)
            ? code.getReferencedClassObjects().stream().map(ReferencedClassObject::getRawType)
            : Stream.empty();
    Stream<JavaClass> written =
        unit.writes() || unit.callsAny(writers) ? values(code) : Stream.empty();
    return Stream.concat(read, written);
  }

  private static Stream<JavaClass> values(JavaCodeUnit unit) {
    // Commands and outcomes of ports are made beside what is written, and seldom are it.
    Stream<JavaClass> made =
        unit.getConstructorCallsFromSelf().stream()
            .map(JavaConstructorCall::getTargetOwner)
            .filter(type -> !type.getPackageName().contains(".port.") || isAnnotated(type));
    Stream<JavaClass> taken =
        unit.getParameterTypes().stream()
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .filter(JsonCrossings::isAnnotated);
    Stream<JavaClass> got =
        unit.getMethodCallsFromSelf().stream()
            .map(call -> call.getTarget().getRawReturnType())
            .filter(JsonCrossings::isAnnotated);
    return Stream.of(made, taken, got).flatMap(values -> values);
  }

  private static boolean isAnnotated(JavaClass type) {
    return Stream.<Set<? extends HasAnnotations<?>>>of(
            Set.of(type), type.getFields(), type.getMethods())
        .flatMap(Set::stream)
        .flatMap(it -> it.getAnnotations().stream())
        .anyMatch(it -> it.getRawType().getName().startsWith(ANNOTATIONS));
  }

  /** The methods that hand a parameter of this type on to Jackson, however far. */
  private Set<String> passingOn(Class<?> parameter, Predicate<Unit> itself) {
    List<Unit> takers = units.stream().filter(unit -> unit.takes(parameter)).toList();
    Set<String> found = new LinkedHashSet<>();
    int before;
    do {
      before = found.size();
      takers.stream()
          .filter(unit -> itself.test(unit) || unit.callsAny(found))
          .forEach(unit -> found.add(unit.code().getFullName()));
    } while (found.size() > before);
    return found;
  }

  /**
   * A method or constructor.
   *
   * @param calls full names of what it calls
   */
  private record Unit(JavaCodeUnit code, Set<String> calls, boolean writes, boolean reads) {

    static Unit of(JavaCodeUnit code) {
      Set<String> calls = new LinkedHashSet<>();
      boolean writes = false;
      boolean reads = false;
      for (JavaCall<?> call : code.getCallsFromSelf()) {
        calls.add(call.getTarget().getFullName());
        writes |=
            WRITERS
                .getOrDefault(call.getTargetOwner().getName(), Set.of())
                .contains(call.getName());
        reads |= READERS.contains(call.getTargetOwner().getName()) && isReading(call.getName());
      }
      return new Unit(code, calls, writes, reads);
    }

    boolean takes(Class<?> parameter) {
      return code.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }

    boolean callsAny(Set<String> targets) {
      return calls.stream().anyMatch(targets::contains);
    }

    private static boolean isReading(String method) {
      return method.startsWith("read")
          || method.equals("constructType")
          || method.equals("treeToValue");
    }
  }
}
