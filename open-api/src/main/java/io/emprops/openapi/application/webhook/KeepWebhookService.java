package io.emprops.openapi.application.webhook;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.Ulid;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.webhook.ForbiddenUrlException;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookTransport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps webhooks and the secrets that they are signed with. */
public final class KeepWebhookService implements KeepWebhookUseCase {
  private static final Duration BOTH_SIGN_FOR = Duration.ofDays(1);

  private final WebhookStore store;
  private final Optional<SigningSecrets> secrets;
  private final WebhookTransport transport;
  private final InstantSource clock;
  private final Ulid ids;

  KeepWebhookService(
      WebhookStore store,
      Optional<SigningSecrets> secrets,
      WebhookTransport transport,
      InstantSource clock,
      Ulid ids) {
    this.store = store;
    this.secrets = secrets;
    this.transport = transport;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Optional<Signed> add(Principal caller, WebhookWish wish) {
    caller.require(Role.ADMIN);
    requireReachable(wish);
    return secrets.map(
        signing -> {
          Instant now = clock.instant();
          PlainSecret secret = signing.make(caller.organisation(), caller.user(), now);
          var id = new WebhookId(ids.next());
          Webhook webhook =
              store.add(caller.organisation(), id, wish, secret.name(), caller.user(), now);
          return new Signed(webhook, secret.value());
        });
  }

  @Override
  public Optional<Webhook> change(Principal caller, WebhookId id, WebhookWish wish) {
    caller.require(Role.ADMIN);
    requireReachable(wish);
    return store.change(caller.organisation(), id, wish);
  }

  private void requireReachable(WebhookWish wish) {
    transport
        .objection(wish.url())
        .ifPresent(
            why -> {
              throw new ForbiddenUrlException(why);
            });
  }

  @Override
  public Optional<Signed> rotate(Principal caller, WebhookId id) {
    caller.require(Role.ADMIN);
    if (secrets.isEmpty() || store.find(caller.organisation(), id).isEmpty()) {
      return Optional.empty();
    }
    SigningSecrets signing = secrets.get();
    Instant now = clock.instant();
    PlainSecret next = signing.make(caller.organisation(), caller.user(), now);
    return store
        .rotate(caller.organisation(), id, next.name(), now.plus(BOTH_SIGN_FOR))
        .map(
            rotated -> {
              signing.forget(caller.organisation(), rotated.unused());
              return new Signed(rotated.webhook(), next.value());
            });
  }

  @Override
  public boolean delete(Principal caller, WebhookId id) {
    caller.require(Role.ADMIN);
    var unused = store.delete(caller.organisation(), id);
    unused.ifPresent(
        names -> secrets.ifPresent(signing -> signing.forget(caller.organisation(), names)));
    return unused.isPresent();
  }
}
