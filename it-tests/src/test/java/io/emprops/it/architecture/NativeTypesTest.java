package io.emprops.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.emprops.it.architecture.breakers.openapi.adapter.in.rest.UnknownToNative;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each record that crosses JSON is known to the native image of its service. On a virtual machine
 * nobody would miss it; in a native image Jackson finds no members, and the first such message
 * fails.
 */
final class NativeTypesTest {
  private static final String CORE = "io.emprops.core";

  /** Made where something is written, and not written. */
  private static final Set<String> BESIDE =
      Set.of(
          "io.emprops.core.batch.BatchTable",
          "io.emprops.core.identity.Principal",
          "io.emprops.queue.adapter.out.redis.RedisJobLeases$Completion",
          "io.emprops.openapi.adapter.in.rest.batch.ResultTable",
          "io.emprops.openapi.adapter.in.websocket.FrameTexts$Written",
          "io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue$Written");

  @ParameterizedTest
  @ValueSource(strings = {"io.emprops.queue", "io.emprops.openapi", "io.emprops.ui"})
  void knowsWhatCrossesJson(String service) {
    assertThat(unknown(Imported.PROJECT, service))
        .as("list them in a @RegisterForReflection of %s, or as not written at all", service)
        .isEmpty();
  }

  @Test
  void missesWhatNobodyRegistered() {
    String service = Root.BREAKERS.name() + ".openapi";

    assertThat(unknown(Imported.BREAKERS, service))
        .contains(
            UnknownToNative.Written.class.getName(),
            UnknownToNative.Member.class.getName(),
            UnknownToNative.Read.class.getName());
  }

  private static Set<String> unknown(JavaClasses classes, String service) {
    Set<JavaClass> registered = RegisteredTypes.of(classes, service);
    Stream<JavaClass> crossing =
        JsonCrossings.in(classes, service, CORE).stream()
            .filter(type -> !BESIDE.contains(type.getName()));
    return JsonHierarchy.of(Stream.concat(registered.stream(), crossing)).stream()
        .filter(JsonHierarchy::isValue)
        .filter(type -> !registered.contains(type))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
