package io.emprops.queue.connector.gemini;

import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fetches images that a payload names by their address ({@code inlineData: {image_url}}), through
 * the egress guard and without any header that could hold a secret: the API wants their bytes.
 */
final class ImageAddresses {
  private static final Pattern DATA =
      Pattern.compile("data:([a-z0-9.+-]+/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=\\s]+)");

  private final HttpCaller caller;
  private final HttpFailures failures;
  private final Cancellation cancellation;

  ImageAddresses(HttpCaller caller, HttpFailures failures, Cancellation cancellation) {
    this.caller = caller;
    this.failures = failures;
    this.cancellation = cancellation;
  }

  /** The file as the API takes it; itself, where it names no address. */
  JsonObject inline(JsonObject file) {
    Optional<String> address =
        Stream.of("image_url", "imageUrl").flatMap(name -> text(file, name).stream()).findFirst();
    if (address.isEmpty()) {
      return file;
    }
    Matcher data = DATA.matcher(address.get());
    return data.matches() ? file(data.group(1), data.group(2)) : fetched(address.get());
  }

  private JsonObject fetched(String address) {
    var request =
        new OutgoingRequest(
            "GET",
            address,
            List.of(Map.entry("Accept", "image/*"), Map.entry("User-Agent", "emprops-job-queue")),
            "");
    return caller.call(request, cancellation, this::read);
  }

  private JsonObject read(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw new ProviderFailedException(
          FailureClass.VALIDATION_ERROR,
          "image",
          "The image at 'image_url' cannot be had: " + failures.of(answer).failure().message());
    }
    if (!answer.mediaType().startsWith("image/")) {
      throw new PayloadException(
          "'image_url' names no image, but '%s'".formatted(answer.mediaType()));
    }
    return file(answer.mediaType(), Base64.getEncoder().encodeToString(answer.bytes()));
  }

  private static JsonObject file(String mediaType, String base64) {
    return JsonValue.object().put("mimeType", mediaType).put("data", base64).build();
  }
}
