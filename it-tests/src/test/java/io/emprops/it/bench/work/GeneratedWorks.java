package io.emprops.it.bench.work;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Works larger than one writes by hand: of four variables two are texts, one a number, one a flag.
 */
final class GeneratedWorks {
  private static final String NOTE =
      "Kept as it is in the document, next to what people fill in; it is quite long enough to be a "
          + "long sentence of a prompt, and plain.";

  private GeneratedWorks() {}

  /** The parameters of an image model, as an API takes them. */
  static Work fortyVariables() {
    return work("variables-40", 40, "in soft light");
  }

  /** A payload of 200 KiB: each variable stands beside text that is the document's own. */
  static Work thousandVariables() {
    return work("variables-1000", 1_000, NOTE);
  }

  private static Work work(String name, int variables, String note) {
    List<JsonValue> records = new ArrayList<>();
    ObjectBuilder definitions = JsonValue.object();
    ObjectBuilder inputs = JsonValue.object();
    for (int i = 0; i < variables; i++) {
      String variable = "field_%04d".formatted(i);
      records.add(
          JsonValue.object()
              .put("id", i)
              .put("name", "parameter " + i)
              .put("value", template(i, variable))
              .put("note", note)
              .build());
      definitions.put(variable, JsonValue.object().put("type", type(i)).build());
      inputs.put(variable, value(i));
    }
    JsonObject template =
        JsonValue.object().put("version", 1).put("parameters", new JsonArray(records)).build();
    return new Work(name, document(template, definitions.build()), inputs.build());
  }

  static String document(JsonValue template, JsonObject definitions) {
    return JsonValue.object()
        .put("job_type", "simulation")
        .put("template", template)
        .put("variable_types", definitions)
        .build()
        .toJson();
  }

  private static String template(int index, String variable) {
    String placeholder = "{{" + variable + "}}";
    return index % 4 == 1 ? "The colour " + placeholder + " of the picture" : placeholder;
  }

  private static String type(int index) {
    return switch (index % 4) {
      case 0, 1 -> "text";
      case 2 -> "number";
      default -> "checkbox";
    };
  }

  private static JsonValue value(int index) {
    return switch (index % 4) {
      case 0 -> JsonValue.of("a \"warm\" grey, number " + index);
      case 1 -> JsonValue.of("blue-green no. " + index);
      case 2 -> JsonValue.of(BigDecimal.valueOf(index, 1));
      default -> JsonValue.of(index % 8 == 3);
    };
  }
}
