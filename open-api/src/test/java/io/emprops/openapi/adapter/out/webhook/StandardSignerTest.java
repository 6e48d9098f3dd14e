package io.emprops.openapi.adapter.out.webhook;

import io.emprops.core.webhook.port.out.WebhookSigner;
import io.emprops.core.webhook.port.out.WebhookSignerContract;

/** The specification's library keeps the promises of the port. */
class StandardSignerTest extends WebhookSignerContract {

  @Override
  protected WebhookSigner signer() {
    return new StandardSigner();
  }
}
