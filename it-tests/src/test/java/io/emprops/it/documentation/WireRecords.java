package io.emprops.it.documentation;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records as they cross the wire. */
final class WireRecords {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private WireRecords() {}

  /** Reads and writes them as the services do. */
  static JsonMapper mapper() {
    return MAPPER;
  }

  /** The names of a record's members. */
  static Set<String> members(Class<?> type) {
    return properties(type).map(BeanPropertyDefinition::getName).collect(sorted());
  }

  /** The names of those members that are always there. */
  static Set<String> required(Class<?> type) {
    Set<String> optional =
        Arrays.stream(type.getRecordComponents())
            .filter(part -> part.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(part -> part.getName())
            .collect(sorted());
    return properties(type)
        .filter(property -> !optional.contains(property.getInternalName()))
        .map(BeanPropertyDefinition::getName)
        .collect(sorted());
  }

  private static Stream<BeanPropertyDefinition> properties(Class<?> type) {
    Set<String> parts =
        Arrays.stream(type.getRecordComponents()).map(part -> part.getName()).collect(sorted());
    return MAPPER
        .getSerializationConfig()
        .introspect(MAPPER.constructType(type))
        .findProperties()
        .stream()
        .filter(property -> parts.contains(property.getInternalName()));
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), set -> set);
  }
}
