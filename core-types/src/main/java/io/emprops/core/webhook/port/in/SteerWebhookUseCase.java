package io.emprops.core.webhook.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Watches webhooks, and helps where something was not taken. Needs the role operator. */
public interface SteerWebhookUseCase {

  /** All of the organisation, the oldest first. */
  List<Webhook> list(Principal caller);

  /** One of them. */
  Optional<Webhook> find(Principal caller, WebhookId id);

  /** Sends nothing more for now; empty, if there is none. */
  Optional<Webhook> pause(Principal caller, WebhookId id);

  /** Sends what has waited, at once; empty, if there is none. */
  Optional<Webhook> resume(Principal caller, WebhookId id);

  /** A part of what it was told, the newest first; empty, if there is no such webhook. */
  Optional<Page<Delivery>> deliveries(Principal caller, WebhookId id, DeliveryFilter filter);

  /** One of them, with each of its attempts; empty, if there is none. */
  Optional<DeliveryReport> delivery(Principal caller, WebhookId id, DeliveryId delivery);

  /**
   * Sends a message that tells of nothing, once and also while it is paused; empty, if there is no
   * such webhook.
   */
  Optional<Delivery> test(Principal caller, WebhookId id);

  /**
   * Sends again what was given up of all that happened since then, each now and with all its
   * attempts; how many those are. Empty, if there is no such webhook.
   */
  OptionalInt replayGivenUp(Principal caller, WebhookId id, Instant since);

  /** Sends one again, now and with all its attempts; whether there is one. */
  boolean replay(Principal caller, WebhookId id, DeliveryId delivery);
}
