package io.emprops.queue.connector.webhook;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.IncomingAnswer;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.http.JsonAnswers;
import io.emprops.queue.connector.http.SecretHeaders;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Any HTTP API: one request, as the payload says, with {@code url}, {@code method} (POST where
 * there is a body, else GET), {@code headers} and {@code body}. A body goes out as JSON with the
 * digits of its numbers; a string under another Content-Type as it is. The result is {@code
 * {status, headers, body}}: some headers, and the body as JSON, text, or {@code {media_type,
 * base64}}.
 */
public final class WebhookProvider implements Provider {
  private static final List<String> KEPT_HEADERS =
      List.of(
          "content-type",
          "content-language",
          "date",
          "etag",
          "last-modified",
          "link",
          "location",
          "x-request-id");

  private final HttpCaller caller;
  private final HttpFailures failures;

  /** Calls through this caller. */
  public WebhookProvider(HttpCaller caller, HttpFailures failures) {
    this.caller = caller;
    this.failures = failures;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(new JobType("custom_webhook"));
  }

  @Override
  public Set<String> secrets(JsonValue payload) {
    try {
      return WebhookRequest.headers(PayloadReader.of(payload)).stream()
          .flatMap(header -> SecretHeaders.of(header.getKey(), header.getValue()).stream())
          .collect(Collectors.toSet());
    } catch (PayloadException e) {
      return Set.of();
    }
  }

  @Override
  public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
    return caller.call(WebhookRequest.read(payload), cancellation, this::read);
  }

  private Answer read(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw failures.of(answer);
    }
    var headers = JsonValue.object();
    for (String name : KEPT_HEADERS) {
      answer.header(name).ifPresent(value -> headers.put(name, value));
    }
    JsonValue result =
        JsonValue.object()
            .put("status", answer.status())
            .put("headers", headers.build())
            .put("body", body(answer))
            .build();
    return new Answer(result, Tokens.none());
  }

  private static JsonValue body(IncomingAnswer answer) {
    byte[] bytes = answer.bytes();
    if (bytes.length == 0) {
      return JsonValue.ofNull();
    }
    if (answer.isJson()) {
      return JsonAnswers.parse(JsonAnswers.text(bytes));
    }
    String type = answer.mediaType().toLowerCase(Locale.ROOT);
    return IncomingAnswer.text(bytes)
        .map(JsonValue::of)
        .orElseGet(
            () ->
                JsonValue.object()
                    .put("media_type", type)
                    .put("base64", Base64.getEncoder().encodeToString(bytes))
                    .build());
  }
}
