package io.emprops.queue.connector.polling;

import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.webhook.ApiRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a payload declares: the request that begins, where the id stands in its answer, how the end
 * is found, and the request that cancels.
 *
 * @param begin without the header that carries the key, which the job knows
 * @param keyHeader the header that takes a key by which the provider recognises a repeated request
 * @param id where the provider's id stands
 * @param ending how it is known that the provider is done
 * @param cancel with {@code {id}} in it
 */
record AsyncPlan(
    OutgoingRequest begin,
    Optional<String> keyHeader,
    JsonPlace id,
    Ending ending,
    Optional<PayloadReader> cancel) {
  private static final String USUAL_ID = "/id";
  private static final String NO_ADDRESS =
      "The provider took the request, but its answer has no address at 'polling.url_path'";

  /**
   * Reads it.
   *
   * @throws PayloadException if it does not fit
   */
  static AsyncPlan read(JsonValue payload) {
    PayloadReader reader = PayloadReader.of(payload);
    PayloadReader request = required(reader, "request");
    OutgoingRequest begin = ApiRequest.read(request);
    return new AsyncPlan(
        begin,
        reader.text("idempotency_header"),
        reader.place("id_path").orElseGet(() -> JsonPlace.parse(USUAL_ID)),
        ending(reader),
        reader.object("cancel"));
  }

  /** How the end is found. */
  sealed interface Ending permits PollPlan, CallbackPlan {}

  private static Ending ending(PayloadReader reader) {
    Optional<PayloadReader> polling = reader.object("polling");
    Optional<PayloadReader> callback = reader.object("callback");
    if (polling.isPresent() == callback.isPresent()) {
      throw new PayloadException("there must be either 'polling' or 'callback'");
    }
    return polling
        .<Ending>map(PollPlan::read)
        .orElseGet(() -> CallbackPlan.read(callback.orElseThrow()));
  }

  private static PayloadReader required(PayloadReader reader, String name) {
    return reader
        .object(name)
        .orElseThrow(() -> new PayloadException("'%s' is missing".formatted(reader.nameOf(name))));
  }

  /** The question to ask for what was begun. */
  OutgoingRequest question(PollPlan polling, Begun job) {
    PayloadReader request = polling.request();
    String url =
        polling
            .address()
            .map(place -> address(place, job.answer()))
            .orElseGet(() -> Mark.ID.inUrl(request.requiredText("url"), job.id()));
    return Mark.ID.fill(ApiRequest.read(request, url, headers(request, url)), job.id());
  }

  /** A later request's own headers; else those that began, unless they would go elsewhere. */
  List<Map.Entry<String, String>> headers(PayloadReader request, String url) {
    if (request.value("headers").isPresent()) {
      return ApiRequest.headers(request);
    }
    boolean sameOrigin = origin(url).equals(origin(begin.url()));
    return begin.headers().stream()
        .filter(header -> sameOrigin || header.getKey().equalsIgnoreCase("User-Agent"))
        .filter(header -> !header.getKey().equalsIgnoreCase("Content-Type"))
        .toList();
  }

  private String address(JsonPlace place, JsonValue answer) {
    try {
      if (place.in(answer).orElseGet(JsonValue::ofNull) instanceof JsonString(String found)) {
        return URI.create(begin.url()).resolve(found).toString();
      }
    } catch (IllegalArgumentException e) {
      throw Begun.unreadable(NO_ADDRESS);
    }
    throw Begun.unreadable(NO_ADDRESS);
  }

  private static String origin(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getScheme() + "://" + uri.getAuthority();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * The request that begins.
   *
   * @param key in the header where the provider takes one
   * @param callback the address to call, for {@code {callback_url}}
   */
  OutgoingRequest begin(String key, Optional<String> callback) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(begin.headers());
    keyHeader.ifPresent(name -> headers.add(Map.entry(name, key)));
    var request = new OutgoingRequest(begin.method(), begin.url(), headers, begin.body());
    return callback.map(url -> Mark.CALLBACK.fill(request, url)).orElse(request);
  }
}
