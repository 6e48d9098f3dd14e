package io.emprops.it.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types that a service's native image knows: those that it registers, and those that Quarkus
 * finds in the signatures of its resources and its WebSockets.
 */
final class RegisteredTypes {
  private static final String REGISTER = "io.quarkus.runtime.annotations.RegisterForReflection";
  private static final String WEB_SOCKET_MESSAGE = "io.quarkus.websockets.next.OnTextMessage";
  private static final Set<String> HTTP_METHODS =
      Set.of(
          "jakarta.ws.rs.GET",
          "jakarta.ws.rs.POST",
          "jakarta.ws.rs.PUT",
          "jakarta.ws.rs.PATCH",
          "jakarta.ws.rs.DELETE");

  private RegisteredTypes() {}

  /** Those of the service whose classes lie below a package. */
  static Set<JavaClass> of(JavaClasses classes, String service) {
    Set<JavaClass> all = new LinkedHashSet<>();
    classes.stream()
        .filter(type -> type.getPackageName().startsWith(service))
        .forEach(
            type -> {
              registered(type).forEach(all::add);
              all.addAll(JsonHierarchy.of(signatures(type)));
            });
    return all;
  }

  private static Stream<JavaClass> registered(JavaClass type) {
    return type.tryGetAnnotationOfType(REGISTER).stream().flatMap(it -> targets(type, it));
  }

  /** Those that are named; where none is, the type itself. */
  private static Stream<JavaClass> targets(JavaClass type, JavaAnnotation<?> annotation) {
    var named = (Object[]) annotation.get("classNames").orElseGet(() -> new Object[0]);
    var targets = (Object[]) annotation.get("targets").orElseGet(() -> new Object[0]);
    return targets.length + named.length == 0
        ? Stream.of(type)
        : Stream.of(targets).map(JavaClass.class::cast);
  }

  private static Stream<JavaClass> signatures(JavaClass type) {
    return type.getMethods().stream()
        .filter(RegisteredTypes::isCalledFromOutside)
        .flatMap(method -> Stream.concat(Stream.of(method.getReturnType()), bodies(method)))
        .flatMap(it -> it.getAllInvolvedRawTypes().stream());
  }

  private static boolean isCalledFromOutside(JavaMethod method) {
    return HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith)
        || method.isAnnotatedWith(WEB_SOCKET_MESSAGE);
  }

  /** What has no annotation comes from the body. */
  private static Stream<JavaType> bodies(JavaMethod method) {
    return method.getParameters().stream()
        .filter(parameter -> parameter.getAnnotations().isEmpty())
        .map(JavaParameter::getType);
  }
}
