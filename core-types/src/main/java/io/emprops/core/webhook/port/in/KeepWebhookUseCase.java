package io.emprops.core.webhook.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import java.util.Optional;

/** Makes, changes and deletes webhooks. Needs the role admin: results leave the system by them. */
public interface KeepWebhookUseCase {

  /**
   * Makes one.
   *
   * @return empty, if no master key is set up, so that its secret cannot be kept
   * @throws io.emprops.core.webhook.ForbiddenUrlException if it can be seen now that nothing may be
   *     sent to its URL
   */
  Optional<Signed> add(Principal caller, WebhookWish wish);

  /**
   * Changes where it is told, and of what; empty, if there is none.
   *
   * @throws io.emprops.core.webhook.ForbiddenUrlException as for a new one
   */
  Optional<Webhook> change(Principal caller, WebhookId id, WebhookWish wish);

  /**
   * Gives it another secret; for a day messages are signed with the one before, too.
   *
   * @return empty, if there is none
   */
  Optional<Signed> rotate(Principal caller, WebhookId id);

  /** Deletes it with its deliveries; whether there was one. */
  boolean delete(Principal caller, WebhookId id);

  /**
   * A webhook with its secret, which is shown this once.
   *
   * @param secret {@code whsec_} and base 64
   */
  record Signed(Webhook webhook, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Signed[" + webhook.id() + "]";
    }
  }
}
