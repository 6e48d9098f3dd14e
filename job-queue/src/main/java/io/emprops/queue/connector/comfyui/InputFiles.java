package io.emprops.queue.connector.comfyui;

import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.OutgoingBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the files that stand in a graph among the server's inputs, where nodes such as {@code
 * LoadImage} find them by their names; the name is the content's, so that the same file goes twice
 * to the same place.
 */
final class InputFiles {
  private static final Pattern DATA_URL =
      Pattern.compile("data:([\\w.+-]+/[\\w.+-]+)?(?:;[\\w=.-]+)*;base64,([A-Za-z0-9+/=]*)");

  private final ComfyApi api;

  InputFiles(ComfyApi api) {
    this.api = api;
  }

  JsonValue uploaded(JsonValue value) {
    return switch (value) {
      case JsonString(String text) ->
          content(text).map(bytes -> JsonValue.of(upload(bytes))).orElse(value);
      case JsonArray(var elements) -> {
        List<JsonValue> each = new ArrayList<>(elements.size());
        elements.forEach(element -> each.add(uploaded(element)));
        yield new JsonArray(each);
      }
      case JsonObject(var members) -> {
        Map<String, JsonValue> each = new LinkedHashMap<>();
        members.forEach((name, member) -> each.put(name, uploaded(member)));
        yield new JsonObject(each);
      }
      case JsonValue _ -> value;
    };
  }

  private static Optional<byte[]> content(String text) {
    if (!text.startsWith("data:")) {
      return Optional.empty();
    }
    Matcher url = DATA_URL.matcher(text);
    try {
      return url.matches()
          ? Optional.of(Base64.getDecoder().decode(url.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String upload(byte[] content) {
    String digest = AssetId.ofDigest(sha256(content)).value();
    String type =
        MediaTypes.sniff(Arrays.copyOf(content, Math.min(content.length, MediaTypes.HEAD)));
    String name = digest + "." + type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
    String boundary = "emprops-" + digest;
    var body = new ByteArrayOutputStream();
    part(
        body,
        boundary,
        "name=\"image\"; filename=\"%s\"\r\nContent-Type: %s".formatted(name, type));
    body.writeBytes(content);
    part(body, "\r\n--", boundary, "name=\"overwrite\"", "true");
    part(body, "\r\n--", boundary, "name=\"type\"", "input");
    body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
    return api.upload(name, OutgoingBody.of(body.toByteArray()), boundary);
  }

  private static void part(ByteArrayOutputStream body, String boundary, String head) {
    body.writeBytes(
        bytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(boundary, head)));
  }

  private static void part(
      ByteArrayOutputStream body, String before, String boundary, String head, String value) {
    body.writeBytes(
        bytes(
            "%s%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s"
                .formatted(before, boundary, head, value)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
