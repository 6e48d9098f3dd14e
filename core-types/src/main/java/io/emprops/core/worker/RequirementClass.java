package io.emprops.core.worker;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private static final int HASH_CHARACTERS = 32;

  /** The class of these requirements. */
  public static RequirementClass of(@Nullable JsonValue requirements) {
    if (requirements == null
        || requirements instanceof JsonNull
        || requirements.equals(JsonValue.emptyObject())) {
      return ANY;
    }
    String json = sorted(requirements).toJson();
    return new RequirementClass(sha256(json).substring(0, HASH_CHARACTERS), json);
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

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
