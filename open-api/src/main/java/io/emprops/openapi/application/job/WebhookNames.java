package io.emprops.openapi.application.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.webhook.port.out.WebhookStore;
import java.util.Optional;

/** Knows the webhooks that executions name. */
public final class WebhookNames {
  private final WebhookStore store;

  /** Looks here. */
  public WebhookNames(WebhookStore store) {
    this.store = store;
  }

  /** The one that is meant by an id or a URL, the oldest where there are several. */
  Optional<NamedWebhook> find(OrganisationId organisation, String named) {
    return store.list(organisation).stream()
        .flatMap(webhook -> NamedWebhook.of(webhook, named).stream())
        .findFirst();
  }
}
