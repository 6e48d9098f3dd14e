package io.emprops.core.webhook.port.out;

import io.emprops.core.webhook.DeliveryId;
import java.time.Instant;

/**
 * Signs by the Standard Webhooks specification, symmetrically. Every implementation passes {@code
 * WebhookSignerContract}.
 */
public interface WebhookSigner {

  /**
   * A signature: {@code v1,} and base 64.
   *
   * @param secret {@code whsec_} and base 64
   */
  String sign(String secret, DeliveryId id, Instant at, String body);
}
