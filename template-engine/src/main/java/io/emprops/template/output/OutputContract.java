package io.emprops.template.output;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of its result: one output, {@code {kind, path, schema}}, and any number of
 * named ones in {@code outputs}, each of the same shape. The queue's gateway holds each result
 * against it before the job is completed; a worker may do so before it tells the result.
 */
public final class OutputContract {
  private OutputContract() {}

  /**
   * What a result lacks.
   *
   * @param reason {@code output-missing}, {@code output-kind} or {@code output-schema}
   * @param message which output, and what stands there instead
   */
  public record Unmet(String reason, String message) {}

  /** What the result lacks, if anything. */
  public static Optional<Unmet> unmet(@Nullable JsonValue output, JsonValue result) {
    if (!(output instanceof JsonObject contract)) {
      return Optional.empty();
    }
    return outputs(contract).stream().flatMap(one -> one.unmet(result).stream()).findFirst();
  }

  private static List<WantedOutput> outputs(JsonObject contract) {
    List<WantedOutput> outputs = new ArrayList<>();
    outputs.add(new WantedOutput("", contract));
    switch (contract.member("outputs").orElseGet(JsonValue::ofNull)) {
      case JsonArray(var elements) -> {
        for (int i = 0; i < elements.size(); i++) {
          add(outputs, String.valueOf(i), elements.get(i));
        }
      }
      case JsonObject(var members) -> members.forEach((name, one) -> add(outputs, name, one));
      case JsonNull _, JsonString _, JsonValue.JsonBoolean _, JsonValue.JsonNumber _ -> {}
    }
    return outputs;
  }

  private static void add(List<WantedOutput> outputs, String name, JsonValue one) {
    if (one instanceof JsonObject object) {
      outputs.add(new WantedOutput(name, object));
    }
  }
}
