package io.emprops.queue.connector.webhook;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.egress.IncomingAnswer;
import io.emprops.queue.connector.InlineFile;
import io.emprops.queue.connector.http.JsonAnswers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer's body as a JSON value: JSON, text, or what stands for a file. The Content-Type
 * decides; where it says nothing, or no more than that there are bytes, the bytes do.
 */
final class AnswerBody {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9_:.+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> SAYS_NOTHING =
      Set.of("", "application/octet-stream", "binary/octet-stream");
  private static final Set<String> FILES = Set.of("image", "audio", "video", "font", "model");

  /** How a payload wants it read. */
  enum Kind {
    AUTO,
    JSON,
    TEXT,
    FILE;

    static Optional<Kind> of(String name) {
      for (Kind kind : values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  private AnswerBody() {}

  static JsonValue read(IncomingAnswer answer, Kind kind) {
    byte[] bytes = answer.bytes();
    String type = answer.mediaType();
    if (bytes.length == 0) {
      return JsonValue.ofNull();
    }
    return switch (kind) {
      case JSON -> JsonAnswers.parse(JsonAnswers.text(bytes));
      case TEXT -> JsonValue.of(text(answer, bytes).orElseGet(() -> JsonAnswers.text(bytes)));
      case FILE -> InlineFile.of(bytes, type);
      case AUTO -> {
        if (answer.isJson()) {
          yield JsonAnswers.parse(JsonAnswers.text(bytes));
        }
        if (FILES.contains(type.split("/", 2)[0])) {
          yield InlineFile.of(bytes, type);
        }
        Optional<String> text = text(answer, bytes);
        yield text.map(own -> SAYS_NOTHING.contains(type) ? sniffed(own) : JsonValue.of(own))
            .orElseGet(() -> InlineFile.of(bytes, type));
      }
    };
  }

  private static JsonValue sniffed(String text) {
    String bare = text.stripLeading();
    if (!bare.startsWith("{") && !bare.startsWith("[")) {
      return JsonValue.of(text);
    }
    try {
      return JsonText.parse(text);
    } catch (JsonTextException e) {
      return JsonValue.of(text);
    }
  }

  /** The bytes as text, in the charset that the answer names; empty, if they are none. */
  private static Optional<String> text(IncomingAnswer answer, byte[] bytes) {
    Charset charset = charset(answer.header("Content-Type").orElse(""));
    return charset.equals(StandardCharsets.UTF_8)
        ? IncomingAnswer.text(bytes)
        : Optional.of(new String(bytes, charset));
  }

  private static Charset charset(String contentType) {
    Matcher matcher = CHARSET.matcher(contentType);
    try {
      return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
