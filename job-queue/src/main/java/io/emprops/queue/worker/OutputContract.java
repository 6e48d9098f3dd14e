package io.emprops.queue.worker;

import io.emprops.core.json.JsonPlace;
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
 * What a document says of its result: where each output stands ({@code path}, a JSON Pointer or
 * {@code choices[0].message.content}), and whether it is {@code text}. A path counts from the
 * result, or from its {@code body}, where the provider's own answer stands in one.
 */
final class OutputContract {
  private OutputContract() {}

  /** What the result lacks, if anything. */
  static Optional<String> unmet(@Nullable JsonValue output, JsonValue result) {
    if (!(output instanceof JsonObject contract)) {
      return Optional.empty();
    }
    List<JsonObject> outputs = new ArrayList<>(List.of(contract));
    switch (contract.member("outputs").orElseGet(JsonValue::ofNull)) {
      case JsonArray(var elements) -> elements.forEach(one -> addObject(outputs, one));
      case JsonObject(var members) -> members.values().forEach(one -> addObject(outputs, one));
      case JsonNull _, JsonString _, JsonValue.JsonBoolean _, JsonValue.JsonNumber _ -> {}
    }
    return outputs.stream().flatMap(one -> unmetBy(one, result).stream()).findFirst();
  }

  private static void addObject(List<JsonObject> outputs, JsonValue one) {
    if (one instanceof JsonObject object) {
      outputs.add(object);
    }
  }

  private static Optional<String> unmetBy(JsonObject output, JsonValue result) {
    Optional<String> path = text(output, "path");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonValue> found =
        at(result, path.get()).or(() -> at(result, "body").flatMap(body -> at(body, path.get())));
    if (found.isEmpty()) {
      return Optional.of("The answer has no value at '%s'".formatted(path.get()));
    }
    boolean wrong =
        text(output, "kind").filter("text"::equals).isPresent()
            && !(found.get() instanceof JsonString);
    return wrong
        ? Optional.of(
            "The answer has %s at '%s', not text".formatted(found.get().kind(), path.get()))
        : Optional.empty();
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object
        .member(name)
        .flatMap(v -> v instanceof JsonString(String s) ? Optional.of(s) : Optional.empty());
  }

  private static Optional<JsonValue> at(JsonValue value, String path) {
    return JsonPlace.parse(path).in(value);
  }
}
