package io.emprops.core.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a stored file, as it stands in results, previews and inputs: {@code {asset,
 * media_type, size, name}}. Of an input only {@code asset} is needed, so an output can be handed on
 * as it is.
 *
 * @param mediaType what its content shows, never what someone said
 * @param size in bytes
 * @param name what the file is called where the reference stands: one segment, without a path
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Asset(
    @JsonProperty(ID) AssetId id, String mediaType, long size, @Nullable String name) {
  private static final String ID = "asset";
  private static final String MEDIA_TYPE = "media_type";
  private static final int LONGEST_NAME = 200;

  public Asset {
    if (mediaType.isBlank()) {
      throw new IllegalArgumentException("media_type must not be blank");
    }
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative: " + size);
    }
    name = name == null ? null : fileName(name);
  }

  /**
   * The same content under this name, of which the last segment without control characters stays.
   */
  public Asset named(@Nullable String newName) {
    return new Asset(id, mediaType, size, newName);
  }

  /** What it is, roughly. */
  public MediaKind kind() {
    return MediaKind.of(mediaType);
  }

  /** The wire form. */
  public JsonValue toJson() {
    var json =
        JsonValue.object()
            .put(ID, id.value())
            .put(MEDIA_TYPE, mediaType)
            .put("size", new JsonNumber(Long.toString(size)));
    if (name != null) {
      json.put("name", name);
    }
    return json.build();
  }

  /** The reference that this value is; empty where it is none, or names no stored content. */
  public static Optional<Asset> ofJson(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      return Optional.empty();
    }
    Optional<AssetId> id = text(object, ID).filter(AssetId::isOne).map(AssetId::new);
    Optional<String> type = text(object, MEDIA_TYPE).filter(text -> !text.isBlank());
    if (id.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Asset(id.get(), type.get(), size(object), text(object, "name").orElse(null)));
  }

  /** Every reference that stands somewhere in this value, in order, each once. */
  public static List<Asset> allIn(JsonValue value) {
    Set<Asset> found = new LinkedHashSet<>();
    collect(value, found);
    return List.copyOf(found);
  }

  private static void collect(JsonValue value, Set<Asset> found) {
    switch (value) {
      case JsonObject object ->
          ofJson(object)
              .ifPresentOrElse(
                  found::add,
                  () -> object.members().values().forEach(member -> collect(member, found)));
      case JsonArray(var elements) -> elements.forEach(element -> collect(element, found));
      case JsonValue _ -> {
        // Nothing stands in a text, a number or a literal.
      }
    }
  }

  private static Optional<String> text(JsonObject object, String member) {
    return object.member(member).orElseGet(JsonValue::ofNull) instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static long size(JsonObject object) {
    return object.member("size").orElseGet(JsonValue::ofNull) instanceof JsonNumber(String digits)
            && digits.matches("[0-9]{1,18}")
        ? Long.parseLong(digits)
        : 0;
  }

  private static @Nullable String fileName(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("\\p{Cntrl}", "").strip();
    if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
      return null;
    }
    return clean.length() > LONGEST_NAME ? clean.substring(clean.length() - LONGEST_NAME) : clean;
  }
}
