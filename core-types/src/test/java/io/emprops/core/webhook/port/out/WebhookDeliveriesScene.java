package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Fate;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Share;
import io.emprops.core.workflow.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A webhook, and ends that it is to be told of. */
public abstract class WebhookDeliveriesScene {
  static final OrganisationId ACME = new OrganisationId("acme");
  static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
  static final Instant LATER = NOW.plus(Duration.ofMinutes(2));
  static final WebhookId HOOK = new WebhookId("01KAEXAMP00000000000000008");
  static final SecretName FIRST = SecretName.reserved("1");
  static final SecretName SECOND = SecretName.reserved("2");
  static final WebhookId SLOW = new WebhookId("01KAEXAMP00000000000000009");
  static final Share SHARE = new Share(10, 10, List.of());
  static final DeliveryFilter ALL = new DeliveryFilter(Optional.empty(), 50, "");

  WebhookStore store;
  WebhookDeliveries deliveries;

  /** One without anything to tell, and the store beside it, without webhooks. */
  protected abstract WebhookDeliveries empty();

  /** The store beside it. */
  protected abstract WebhookStore store();

  /** Notes, as the ledger does, that this webhook is to be told of a completed job. */
  protected abstract void note(OrganisationId organisation, WebhookId id, JobId job, Instant at);

  @BeforeEach
  void begin() {
    deliveries = empty();
    store = store();
    add(HOOK);
  }

  void settle(List<Due> taken, JobId job, Fate fate) {
    Due due = taken.stream().filter(each -> job(each).equals(job)).findFirst().orElseThrow();
    deliveries.settle(due, attempt(NOW, 200, ""), fate);
  }

  Delivery only(DeliveryFilter filter) {
    Page<Delivery> page = deliveries.list(ACME, HOOK, filter);
    assertThat(page.items()).hasSize(1);
    return page.items().getFirst();
  }

  void add(WebhookId id) {
    var wish = WebhookWish.of("https://example.com/a", "", WebhookFilter.all());
    store.add(ACME, id, wish, FIRST, new UserId("ada"), NOW);
  }

  static DeliveryAttempt attempt(Instant at, @Nullable Integer answer, String error) {
    return new DeliveryAttempt(at, 12, answer, error.isEmpty() ? null : error);
  }

  static JobId job(Due due) {
    return due.job().orElseThrow();
  }

  void note(JobId job) {
    note(ACME, HOOK, job, NOW);
  }

  static JobId job(int number) {
    return new JobId("p0-01KAEXAMP0000000000000000" + number);
  }
}
