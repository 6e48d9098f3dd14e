package io.emprops.template.form;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds keywords to a schema where there is something to say. */
final class Keywords {
  private static final int MAX_REFERENCE = 256;

  private Keywords() {}

  static void put(ObjectBuilder target, String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Integer n -> target.put(name, n);
      case Long n -> target.put(name, n);
      case BigDecimal n -> target.put(name, JsonValue.of(n));
      case JsonValue json -> target.put(name, json);
      default -> target.put(name, value.toString());
    }
  }

  static void items(ObjectBuilder target, @Nullable Integer min, @Nullable Integer max) {
    put(target, "minItems", min);
    put(target, "maxItems", max);
  }

  /** An object that names what is stored elsewhere. */
  static void reference(ObjectBuilder target, String member) {
    var id =
        JsonValue.object()
            .put("type", "string")
            .put("maxLength", MAX_REFERENCE)
            .put("pattern", Formats.REFERENCE)
            .build();
    target
        .put("properties", JsonValue.object().put(member, id).build())
        .putStrings("required", List.of(member))
        .put("additionalProperties", false);
  }
}
