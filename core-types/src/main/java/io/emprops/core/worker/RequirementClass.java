package io.emprops.core.worker;

import io.emprops.core.job.Digests;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;
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
    return requirements instanceof JsonObject object
        ? ofAll(without(object, PREFERRED))
        : ofAll(requirements);
  }

  /**
   * The class of workers that see a job with these requirements first; empty where it prefers none.
   */
  public static Optional<RequirementClass> preferring(@Nullable JsonValue requirements) {
    return requirements instanceof JsonObject object && object.member(PREFERRED).isPresent()
        ? Optional.of(ofAll(object))
        : Optional.empty();
  }

  private static JsonObject without(JsonObject object, String member) {
    Map<String, JsonValue> rest = new LinkedHashMap<>(object.members());
    rest.remove(member);
    return new JsonObject(rest);
  }

  private static RequirementClass ofAll(@Nullable JsonValue requirements) {
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
