package io.emprops.openapi.application.webhook;

import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookSigner;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookTransport;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Puts the services together that share signing secrets.
 *
 * @param cipher absent where no master key is set: then nothing can be signed, and nothing is sent
 */
public record WebhookServices(
    WebhookStore store,
    SecretStore secrets,
    Optional<SecretCipher> cipher,
    InstantSource clock,
    RandomGenerator random) {

  /**
   * What keeps webhooks.
   *
   * @param transport knows where nothing may be sent
   */
  public KeepWebhookUseCase keep(WebhookTransport transport) {
    return new KeepWebhookService(store, signing(), transport, clock, new Ulid(clock, random));
  }

  /**
   * What sends them, if anything can be signed.
   *
   * @param senders where each sending waits for its answer
   */
  public Optional<DeliverWebhooksUseCase> deliver(
      WebhookDeliveries deliveries,
      JobLedger ledger,
      WebhookSigner signer,
      WebhookTransport transport,
      Executor senders) {
    return signing()
        .map(
            it ->
                new DeliverWebhooksService(
                    deliveries, store, ledger, it, signer, transport, senders, clock, random));
  }

  private Optional<SigningSecrets> signing() {
    return cipher.map(it -> new SigningSecrets(secrets, it, new Ulid(clock, random), random));
  }
}
