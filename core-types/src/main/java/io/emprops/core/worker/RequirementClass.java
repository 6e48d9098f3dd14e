package io.emprops.core.worker;

import io.emprops.core.job.Digests;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs with equal requirements, whatever the order of their members: judged once for each offer.
 *
 * @param hash names the class in a key
 * @param json the requirements with sorted members; empty where nothing is asked
 */
public record RequirementClass(String hash, String json) {
  /** The class of jobs that ask nothing. */
  public static final RequirementClass ANY = new RequirementClass("any", "");

  private static final String PREFERRED = "preferred";

  /** The class of what these requirements ask of every worker. */
  public static RequirementClass of(@Nullable JsonValue requirements) {
    return ofAll(asked(requirements));
  }

  /**
   * The class of workers that see a job with these requirements first; empty where it prefers none.
   */
  public static Optional<RequirementClass> preferring(@Nullable JsonValue requirements) {
    return Objects.equals(asked(requirements), requirements)
        ? Optional.empty()
        : Optional.of(ofAll(requirements));
  }

  /** Without what is only preferred. */
  private static @Nullable JsonValue asked(@Nullable JsonValue requirements) {
    return switch (requirements) {
      case JsonObject(var members) when members.containsKey(PREFERRED) -> {
        Map<String, JsonValue> rest = new LinkedHashMap<>(members);
        rest.remove(PREFERRED);
        yield new JsonObject(rest);
      }
      case JsonArray(var parts) -> {
        List<JsonValue> rest = new ArrayList<>();
        for (JsonValue part : parts) {
          rest.add(Objects.requireNonNullElse(asked(part), part));
        }
        yield new JsonArray(rest);
      }
      case null, default -> requirements;
    };
  }

  private static RequirementClass ofAll(@Nullable JsonValue requirements) {
    if (requirements instanceof JsonArray(var parts) && parts.size() == 1) {
      return ofAll(parts.getFirst());
    }
    if (requirements == null
        || requirements instanceof JsonNull
        || requirements.equals(JsonValue.emptyObject())) {
      return ANY;
    }
    String json = sorted(requirements).toJson();
    return new RequirementClass(Digests.name(json), json);
  }

  /** Reads the requirements again. */
  public static Parsed read(String json) {
    return RequirementsParser.parse(json.isEmpty() ? null : JsonText.parse(json));
  }

  private static JsonValue sorted(JsonValue value) {
    return switch (value) {
      case JsonObject(var members) -> {
        Map<String, JsonValue> sorted = new LinkedHashMap<>();
        new TreeMap<>(members).forEach((name, each) -> sorted.put(name, sorted(each)));
        yield new JsonObject(sorted);
      }
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(RequirementClass::sorted).toList());
      default -> value;
    };
  }
}
