package io.emprops.openapi.adapter.in.rest.webhook;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.WebhookId;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.Arrays;
import java.util.Optional;

/** Names in paths and queries of webhooks. */
final class WebhookParameters {
  private WebhookParameters() {}

  static WebhookId id(String text) {
    try {
      return new WebhookId(text);
    } catch (IllegalArgumentException _) {
      throw noWebhook();
    }
  }

  static DeliveryId delivery(String text) {
    try {
      return new DeliveryId(text);
    } catch (IllegalArgumentException _) {
      throw noDelivery();
    }
  }

  static Optional<DeliveryStatus> status(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(DeliveryStatus.values())
            .filter(status -> status.wire().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ErrorCode.REQUEST_INVALID,
                        "status is one of pending, delivered, given_up")));
  }

  static ProblemException noWebhook() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "no webhook has this id");
  }

  static ProblemException noDelivery() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "the webhook has no delivery with this id");
  }
}
