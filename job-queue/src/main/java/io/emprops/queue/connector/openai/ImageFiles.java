package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.asset.MediaTypes;
import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.InlineFile;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files as payloads and answers name them: by an address, as a data URL, in base 64. An address is
 * fetched through the egress guard, without the key. What a file is, its content says.
 */
final class ImageFiles {
  private static final Pattern DATA = Pattern.compile("data:[^,;]*;base64,(.*)", Pattern.DOTALL);

  private final HttpCaller caller;
  private final HttpFailures failures;
  private final Cancellation cancellation;

  ImageFiles(HttpCaller caller, HttpFailures failures, Cancellation cancellation) {
    this.caller = caller;
    this.failures = failures;
    this.cancellation = cancellation;
  }

  /** The file of a payload, as {@code {media_type, base64}}. */
  JsonObject given(String name, JsonValue value) {
    Optional<JsonObject> file =
        switch (value) {
          case JsonString(String address) -> Optional.of(named(name, address));
          case JsonObject object -> text(object, "base64").map(base64 -> inline(name, base64));
          case JsonNull _, JsonNumber _, JsonBoolean _, JsonArray _ -> Optional.empty();
        };
    return file.orElseThrow(
        () ->
            new PayloadException("'%s' must be an address, a data URL or a file".formatted(name)));
  }

  /** The file of an answer's image. */
  JsonObject answered(JsonObject image) {
    return text(image, "b64_json")
        .map(base64 -> answered(base64))
        .or(() -> text(image, "url").map(this::fetched))
        .orElseThrow(() -> broken("the image has neither content nor address"));
  }

  private static JsonObject answered(String base64) {
    try {
      return file(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw broken("its base 64 cannot be read");
    }
  }

  private static ProviderFailedException broken(String why) {
    return new ProviderFailedException(
        FailureClass.RESPONSE_ERROR, "image", "The image cannot be had: " + why);
  }

  private JsonObject named(String name, String address) {
    Matcher data = DATA.matcher(address);
    return data.matches() ? inline(name, data.group(1)) : fetched(address);
  }

  private static JsonObject inline(String name, String base64) {
    try {
      return file(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new PayloadException("'%s' is not base 64".formatted(name));
    }
  }

  private JsonObject fetched(String address) {
    var request = new OutgoingRequest("GET", address, List.of(Map.entry("Accept", "image/*")), "");
    return caller.call(request, cancellation, this::read);
  }

  private JsonObject read(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    return file(answer.bytes());
  }

  private static JsonObject file(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(content.length, MediaTypes.HEAD));
    return InlineFile.of(content, MediaTypes.sniff(head));
  }
}
