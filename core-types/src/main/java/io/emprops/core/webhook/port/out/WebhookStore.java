package io.emprops.core.webhook.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps webhooks. Every implementation passes {@code WebhookStoreContract}. */
public interface WebhookStore {

  /** Stores a new one, whose messages are signed with this secret. */
  Webhook add(
      OrganisationId organisation,
      WebhookId id,
      WebhookWish wish,
      SecretName secret,
      UserId by,
      Instant at);

  /** Changes what is wished. */
  Optional<Webhook> change(OrganisationId organisation, WebhookId id, WebhookWish wish);

  /**
   * Signs with another secret from now on, and with the present one until then, too.
   *
   * @return the secret that is no longer used at all, if there is one
   */
  Optional<Rotated> rotate(
      OrganisationId organisation, WebhookId id, SecretName next, Instant previousUntil);

  /** Deletes it with its deliveries; the secrets that it had. */
  Optional<List<SecretName>> delete(OrganisationId organisation, WebhookId id);

  /** One of them. */
  Optional<Webhook> find(OrganisationId organisation, WebhookId id);

  /** All, the oldest first. */
  List<Webhook> list(OrganisationId organisation);

  /** Pauses it, unless it is; the first reason stays. */
  Optional<Webhook> pause(OrganisationId organisation, WebhookId id, String reason, Instant at);

  /** Resumes it; what has waited is due then, unless it was due before. */
  Optional<Webhook> resume(OrganisationId organisation, WebhookId id, Instant at);

  /**
   * A webhook with another secret.
   *
   * @param unused the secrets that sign nothing any more
   */
  record Rotated(Webhook webhook, List<SecretName> unused) {
    public Rotated {
      unused = List.copyOf(unused);
    }
  }
}
