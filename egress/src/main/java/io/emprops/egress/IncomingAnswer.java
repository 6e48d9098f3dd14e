package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A provider's answer, whose body comes as it is read. */
public final class IncomingAnswer {
  private final int status;
  private final MultiMap headers;
  private final InputStream body;

  IncomingAnswer(int status, MultiMap headers, InputStream body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** Whether the status code says that it went well. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The first header of this name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The media type in lower case, without parameters; empty, if there is none. */
  public String mediaType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the body says that it is JSON. */
  public boolean isJson() {
    return mediaType().equals("application/json") || mediaType().endsWith("+json");
  }

  /** The body as it comes. Reading it fails with a {@link CallFailedException}. */
  public InputStream body() {
    return body;
  }

  /** The whole body. */
  public byte[] bytes() {
    try (InputStream in = body) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CallFailedException(
          FailureClass.NETWORK_ERROR, "io", "The answer broke off: " + e.getMessage());
    }
  }

  /** The bytes as text, if they are UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
