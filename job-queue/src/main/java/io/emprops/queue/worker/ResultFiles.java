package io.emprops.queue.worker;

import io.emprops.core.asset.Asset;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.port.out.Connector.Files;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts into the store what does not belong into a result: binary content, which providers write as
 * {@code data:} URLs or as {@code {media_type, base64}}, and of a result over 256 KiB the long
 * texts. A reference stands in its place.
 */
final class ResultFiles {
  private static final int LARGEST_RESULT = 256 * 1024;
  private static final int LONG_TEXT = 16 * 1024;
  private static final Pattern DATA_URL =
      Pattern.compile("data:[\\w.+/-]*(?:;[\\w=.-]+)*;base64,([A-Za-z0-9+/_=-]*)");

  private final Files files;

  ResultFiles(Files files) {
    this.files = files;
  }

  /** The result with binary content kept as files. */
  JsonValue withoutBinary(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> ofDataUrl(text).map(Asset::toJson).orElse(value);
      case JsonArray(var elements) -> {
        List<JsonValue> kept = new ArrayList<>(elements.size());
        elements.forEach(element -> kept.add(withoutBinary(element)));
        yield new JsonArray(kept);
      }
      case JsonObject object -> ofBase64(object).map(Asset::toJson).orElseGet(() -> each(object));
      case JsonValue _ -> value;
    };
  }

  private JsonValue each(JsonObject object) {
    Map<String, JsonValue> kept = new LinkedHashMap<>();
    object.members().forEach((name, member) -> kept.put(name, withoutBinary(member)));
    return new JsonObject(kept);
  }

  /** The result, with long texts kept as files where it is too large. */
  JsonValue withoutLongTexts(JsonValue value) {
    return value.toJson().length() <= LARGEST_RESULT ? value : shortened(value);
  }

  private JsonValue shortened(JsonValue value) {
    return switch (value) {
      case JsonString(String text) when text.length() > LONG_TEXT ->
          keep(text.getBytes(StandardCharsets.UTF_8), "text.txt").toJson();
      case JsonArray(var elements) -> {
        List<JsonValue> kept = new ArrayList<>(elements.size());
        elements.forEach(element -> kept.add(shortened(element)));
        yield new JsonArray(kept);
      }
      case JsonObject(var members) -> {
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        members.forEach((name, member) -> kept.put(name, shortened(member)));
        yield new JsonObject(kept);
      }
      case JsonValue _ -> value;
    };
  }

  private Optional<Asset> ofDataUrl(String text) {
    if (!text.startsWith("data:")) {
      return Optional.empty();
    }
    Matcher url = DATA_URL.matcher(text);
    return url.matches()
        ? decoded(url.group(1)).map(bytes -> keep(bytes, "file"))
        : Optional.empty();
  }

  private Optional<Asset> ofBase64(JsonObject object) {
    if (!object.members().keySet().equals(Set.of("media_type", "base64"))) {
      return Optional.empty();
    }
    return object.member("base64").orElseThrow() instanceof JsonString(String text)
        ? decoded(text).map(bytes -> keep(bytes, "file"))
        : Optional.empty();
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Asset keep(byte[] bytes, String name) {
    return files.keep(new ByteArrayInputStream(bytes), name);
  }
}
