package io.emprops.queue.connector.webhook;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.OutgoingBody;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A {@code multipart/form-data} body (RFC 7578). Each part has a {@code name} and either a {@code
 * value} (text as it is, anything else as JSON) or the {@code base64} of a file; {@code filename}
 * and {@code content_type} where they matter.
 */
public final class Multipart {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}(?:;[\\x20-\\x7e]*)?");
  private static final int LONGEST_BASE64 = 64 << 20;

  private final String boundary = "emp-" + UUID.randomUUID();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Multipart() {}

  /** Puts the parts together. */
  public static Multipart read(List<PayloadReader> parts) {
    var multipart = new Multipart();
    parts.forEach(multipart::add);
    multipart.write("--" + multipart.boundary + "--\r\n");
    return multipart;
  }

  /** What is sent. */
  public OutgoingBody bytes() {
    return OutgoingBody.of(out.toByteArray());
  }

  /** The Content-Type that goes with it. */
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  private void add(PayloadReader part) {
    Optional<JsonValue> value = part.value("value");
    Optional<String> file = part.text("base64");
    if (value.isPresent() == file.isPresent()) {
      throw new PayloadException(
          "'%s' must have either a value or base64".formatted(part.nameOf("name")));
    }
    byte[] content =
        file.map(text -> decoded(part, text)).orElseGet(() -> text(value.orElseThrow()));
    write("--" + boundary + "\r\n");
    write("Content-Disposition: form-data; name=\"" + quoted(part.requiredText("name")) + "\"");
    part.text("filename")
        .or(() -> file.map(_ -> "file"))
        .ifPresent(name -> write("; filename=\"" + quoted(name) + "\""));
    write("\r\n");
    contentType(part, value, file).ifPresent(type -> write("Content-Type: " + type + "\r\n"));
    write("\r\n");
    out.writeBytes(content);
    write("\r\n");
  }

  private static Optional<String> contentType(
      PayloadReader part, Optional<JsonValue> value, Optional<String> file) {
    Optional<String> given = part.text("content_type");
    given.ifPresent(
        type -> {
          if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new PayloadException(
                "'%s' is not a media type".formatted(part.nameOf("content_type")));
          }
        });
    return given
        .or(() -> file.map(_ -> "application/octet-stream"))
        .or(() -> value.filter(v -> !(v instanceof JsonString)).map(_ -> "application/json"));
  }

  private static byte[] decoded(PayloadReader part, String base64) {
    if (base64.length() > LONGEST_BASE64) {
      throw new PayloadException("'%s' is too long".formatted(part.nameOf("base64")));
    }
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new PayloadException("'%s' is not base 64".formatted(part.nameOf("base64")));
    }
  }

  private static byte[] text(JsonValue value) {
    String text =
        switch (value) {
          case JsonString(String own) -> own;
          case JsonNull _, JsonNumber _, JsonBoolean _, JsonArray _, JsonObject _ -> value.toJson();
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As browsers write it, so that no name can end its line. */
  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
