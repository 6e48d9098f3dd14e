package io.emprops.openapi.config;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.core.json.JsonText;
import io.quarkus.arc.All;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** How requests and answers become JSON. */
final class JsonBeans {
  /** Surrogates and what follows them go out as escapes, so that half a pair stops no answer. */
  private static final int HIGHEST_NON_ESCAPED = Character.MIN_SURROGATE - 1;

  @Produces
  @Singleton
  ObjectMapper mapper(@All List<ObjectMapperCustomizer> customizers) {
    var constraints =
        StreamReadConstraints.builder().maxNestingDepth(JsonText.MAX_DEPTH).maxNumberLength(1_000);
    var factory =
        new JsonFactoryBuilder()
            .highestNonEscapedChar(HIGHEST_NON_ESCAPED)
            .streamReadConstraints(constraints.build())
            .build();
    ObjectMapper mapper =
        JsonMapper.builder(factory)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    customizers.forEach(customizer -> customizer.customize(mapper));
    return mapper;
  }
}
