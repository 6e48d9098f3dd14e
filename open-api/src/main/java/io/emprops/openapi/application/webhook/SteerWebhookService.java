package io.emprops.openapi.application.webhook;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Lets operators watch webhooks, pause them and send again. */
public final class SteerWebhookService implements SteerWebhookUseCase {
  private final WebhookStore store;
  private final WebhookDeliveries deliveries;
  private final InstantSource clock;

  /** Over these stores. */
  public SteerWebhookService(
      WebhookStore store, WebhookDeliveries deliveries, InstantSource clock) {
    this.store = store;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public List<Webhook> list(Principal caller) {
    caller.require(Role.OPERATOR);
    return store.list(caller.organisation());
  }

  @Override
  public Optional<Webhook> find(Principal caller, WebhookId id) {
    caller.require(Role.OPERATOR);
    return store.find(caller.organisation(), id);
  }

  @Override
  public Optional<Webhook> pause(Principal caller, WebhookId id) {
    caller.require(Role.OPERATOR);
    return store.pause(caller.organisation(), id, "paused by " + caller.user(), clock.instant());
  }

  @Override
  public Optional<Webhook> resume(Principal caller, WebhookId id) {
    caller.require(Role.OPERATOR);
    return store.resume(caller.organisation(), id, clock.instant());
  }

  @Override
  public Optional<Page<Delivery>> deliveries(
      Principal caller, WebhookId id, DeliveryFilter filter) {
    caller.require(Role.OPERATOR);
    return store
        .find(caller.organisation(), id)
        .map(_ -> deliveries.list(caller.organisation(), id, filter));
  }

  @Override
  public Optional<DeliveryReport> delivery(Principal caller, WebhookId id, DeliveryId delivery) {
    caller.require(Role.OPERATOR);
    return deliveries.find(caller.organisation(), id, delivery);
  }

  @Override
  public Optional<Delivery> test(Principal caller, WebhookId id) {
    caller.require(Role.OPERATOR);
    return deliveries.test(caller.organisation(), id, clock.instant());
  }

  @Override
  public OptionalInt replayGivenUp(Principal caller, WebhookId id, Instant since) {
    caller.require(Role.OPERATOR);
    if (store.find(caller.organisation(), id).isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        deliveries.replayGivenUp(caller.organisation(), id, since, clock.instant()));
  }

  @Override
  public boolean replay(Principal caller, WebhookId id, DeliveryId delivery) {
    caller.require(Role.OPERATOR);
    return deliveries.replay(caller.organisation(), id, delivery, clock.instant());
  }
}
