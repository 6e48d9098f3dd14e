package io.emprops.openapi.adapter.out.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.port.out.WebhookSigner;
import java.time.Instant;

/** Signs with the specification's own library. */
public final class StandardSigner implements WebhookSigner {

  @Override
  public String sign(String secret, DeliveryId id, Instant at, String body) {
    try {
      return new Webhook(secret).sign(id.value(), at.getEpochSecond(), body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
