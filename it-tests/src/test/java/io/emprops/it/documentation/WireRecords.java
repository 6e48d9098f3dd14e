package io.emprops.it.documentation;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.core.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private static final Set<Class<?>> INTEGERS =
      Set.of(int.class, long.class, Integer.class, Long.class);

  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);

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

  /** What a record's members are in JSON: the types of JSON Schema, or {@code any}. */
  static Map<String, String> kinds(Class<?> type) {
    Map<String, String> kinds = new TreeMap<>();
    properties(type)
        .forEach(property -> kinds.put(property.getName(), kind(property.getRawPrimaryType())));
    return kinds;
  }

  private static String kind(Class<?> type) {
    if (INTEGERS.contains(type)) {
      return "integer";
    }
    if (NUMBERS.contains(type)) {
      return "number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "array";
    }
    if (Map.class.isAssignableFrom(type) || type == JsonValue.JsonObject.class) {
      return "object";
    }
    if (type == String.class || type == Instant.class || type.isEnum() || isWrittenAsText(type)) {
      return "string";
    }
    return type.isRecord() ? "object" : "any";
  }

  private static boolean isWrittenAsText(Class<?> type) {
    return MAPPER
            .getSerializationConfig()
            .introspect(MAPPER.constructType(type))
            .findJsonValueAccessor()
        != null;
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
