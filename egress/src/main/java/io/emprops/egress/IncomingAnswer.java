package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.vertx.core.MultiMap;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A provider's answer, whose body comes as it is read. */
public final class IncomingAnswer {
  /** So many blanks may stand before a body's beginning. */
  private static final int SNIFFED = 8_192;

  private final int status;
  private final MultiMap headers;
  private final InputStream body;

  IncomingAnswer(int status, MultiMap headers, InputStream body) {
    this.status = status;
    this.headers = headers;
    this.body = new BufferedInputStream(body, SNIFFED);
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

  /** What a body is. */
  public enum Content {
    /** JSON, or said to be. */
    JSON,
    /** Server-sent events. */
    EVENTS,
    OTHER
  }

  /**
   * What the body is by its first character, since not every server names the type, and some name
   * the wrong one; by the type it names, where that does not tell. Waits for the first bytes.
   */
  public Content content() {
    int first = firstCharacter();
    boolean isStream = "text/event-stream".equals(mediaType());
    if (first == '{' || first == '[') {
      return Content.JSON;
    }
    if (first == '<' || first < 0) {
      return isJson() ? Content.JSON : first < 0 && isStream ? Content.EVENTS : Content.OTHER;
    }
    if (isStream) {
      return Content.EVENTS;
    }
    if (isJson()) {
      return Content.JSON;
    }
    return first == ':' || first == 'd' || first == 'e' ? Content.EVENTS : Content.OTHER;
  }

  private int firstCharacter() {
    try {
      body.mark(SNIFFED);
      int first = body.read();
      for (int read = 1; read < SNIFFED && Character.isWhitespace(first); read++) {
        first = body.read();
      }
      body.reset();
      return first;
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  private static CallFailedException brokenOff(IOException e) {
    return new CallFailedException(
        FailureClass.NETWORK_ERROR, "io", "The answer broke off: " + e.getMessage());
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
      throw brokenOff(e);
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
