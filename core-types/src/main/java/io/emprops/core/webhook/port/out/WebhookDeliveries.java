package io.emprops.core.webhook.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What webhooks are to be told. The ledger notes it in the transaction that ends a job. Every
 * implementation passes {@code WebhookDeliveriesContract}.
 */
public interface WebhookDeliveries {

  /**
   * Takes what is due, of webhooks that are not paused, and tests of those that are; of one webhook
   * and one job the first that is pending only. Nobody else gets it until the time that is named.
   */
  List<Due> take(Instant now, Instant until, Share share);

  /** Notes an attempt and what becomes of the delivery. */
  void settle(Due due, DeliveryAttempt attempt, Fate fate);

  /** A part of a webhook's, the newest first. */
  Page<Delivery> list(OrganisationId organisation, WebhookId webhook, DeliveryFilter filter);

  /** One with its attempts. */
  Optional<DeliveryReport> find(OrganisationId organisation, WebhookId webhook, DeliveryId id);

  /** Notes that a webhook is to be tried; empty, if there is none. */
  Optional<Delivery> test(OrganisationId organisation, WebhookId webhook, Instant now);

  /** Makes one pending and due, with all its attempts before it. */
  boolean replay(OrganisationId organisation, WebhookId webhook, DeliveryId id, Instant now);

  /**
   * Makes those pending and due that were given up and happened at this time or later, tests left
   * out; how many.
   */
  int replayGivenUp(OrganisationId organisation, WebhookId webhook, Instant since, Instant now);

  /** Forgets those that were settled before this time; how many. */
  int forget(Instant settledBefore);

  /**
   * How much to take, so that a receiver that answers late holds up no other.
   *
   * @param all at most so many
   * @param each of one webhook at most so many
   * @param without nothing of these
   */
  record Share(int all, int each, Collection<WebhookId> without) {
    public Share {
      without = List.copyOf(without);
    }
  }

  /**
   * Something to send.
   *
   * @param secrets to sign with, the present one first
   * @param job whose end it is; none, where the webhook is only tried
   * @param attempts made before
   */
  record Due(
      DeliveryId id,
      OrganisationId organisation,
      WebhookId webhook,
      String url,
      List<SecretName> secrets,
      Optional<JobId> job,
      WebhookEvent event,
      Instant happenedAt,
      int attempts) {
    public Due {
      secrets = List.copyOf(secrets);
    }
  }

  /** What becomes of a delivery. */
  sealed interface Fate {

    /** It was taken. */
    record Delivered() implements Fate {}

    /** It is tried again. */
    record Again(Instant due) implements Fate {}

    /** It is tried no more. */
    record GivenUp() implements Fate {}
  }
}
