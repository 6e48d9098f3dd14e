package io.emprops.queue.connector.polling;

import io.emprops.core.json.JsonText;
import io.emprops.egress.OutgoingBody;
import io.emprops.egress.OutgoingRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What stands in a declared request for something that is known only when it is sent. */
enum Mark {
  /** The provider's id of its job. */
  ID("{id}"),
  /** The address that the provider has to call. */
  CALLBACK("{callback_url}");

  private final String text;

  Mark(String text) {
    this.text = text;
  }

  /** The address with the value in it, escaped so that it stays one segment or one value. */
  String inUrl(String url, String value) {
    return url.replace(text, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** The request with the value in its address, its headers, and its body. */
  OutgoingRequest fill(OutgoingRequest request, String value) {
    String body = request.body().text();
    return new OutgoingRequest(
        request.method(),
        inUrl(request.url(), value),
        request.headers().stream()
            .map(header -> Map.entry(header.getKey(), header.getValue().replace(text, value)))
            .toList(),
        filled(request.body(), body, value));
  }

  /** In JSON and forms alike: what JSON would have to escape is escaped. */
  private OutgoingBody filled(OutgoingBody body, String written, String value) {
    String inForm = URLEncoder.encode(text, StandardCharsets.UTF_8);
    if (!written.contains(text) && !written.contains(inForm)) {
      return body;
    }
    var json = new StringBuilder();
    JsonText.appendString(json, value);
    return OutgoingBody.of(
        written
            .replace(text, json.substring(1, json.length() - 1))
            .replace(inForm, URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }
}
