package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookStore} promises. A subclass says how to get an empty one. */
public abstract class WebhookStoreContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final OrganisationId OTHER = new OrganisationId("other");
  private static final UserId ADA = new UserId("ada");
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
  private static final WebhookId ID = new WebhookId("01KAEXAMP00000000000000008");
  private static final SecretName FIRST = SecretName.reserved("1");
  private static final SecretName SECOND = SecretName.reserved("2");
  private static final SecretName THIRD = SecretName.reserved("3");
  private static final WebhookWish NARROW =
      new WebhookWish(
          "https://example.com/a",
          "Ours",
          true,
          new WebhookFilter(
              List.of(WebhookEvent.JOB_FAILED, WebhookEvent.JOB_TIMEOUT),
              List.of(new JobType("simulation")),
              List.of("a customer, of two", "b")));
  private static final WebhookWish WIDE =
      WebhookWish.of("https://example.com/b", "", WebhookFilter.all());

  private WebhookStore store;

  /** One without webhooks of {@code acme} and {@code other}. */
  protected abstract WebhookStore emptyStore();

  @BeforeEach
  void begin() {
    store = emptyStore();
    store.add(ACME, ID, NARROW, FIRST, ADA, NOW);
  }

  @Test
  void givesBackWhatIsWished() {
    assertThat(store.find(ACME, ID))
        .contains(
            new Webhook(
                ID,
                "https://example.com/a",
                "Ours",
                List.of(WebhookEvent.JOB_FAILED, WebhookEvent.JOB_TIMEOUT),
                List.of(new JobType("simulation")),
                List.of("a customer, of two", "b"),
                true,
                null,
                null,
                null,
                NOW,
                ADA));
    assertThat(store.list(ACME)).hasSize(1);
  }

  @Test
  void changesAllOfTheWish() {
    Webhook changed = store.change(ACME, ID, WIDE).orElseThrow();

    assertThat(changed.url()).isEqualTo("https://example.com/b");
    assertThat(changed.onlyNamed()).isFalse();
    assertThat(changed.events()).isEmpty();
    assertThat(changed.jobTypes()).isEmpty();
    assertThat(changed.customers()).isEmpty();
    assertThat(changed.createdBy()).isEqualTo(ADA);
  }

  @Test
  void keepsTheSecretBeforeUntilItIsReplacedAgain() {
    var once = store.rotate(ACME, ID, SECOND, NOW.plusSeconds(9)).orElseThrow();
    var twice = store.rotate(ACME, ID, THIRD, NOW.plusSeconds(99)).orElseThrow();

    assertThat(once.unused()).isEmpty();
    assertThat(once.webhook().previousSecretUntil()).isEqualTo(NOW.plusSeconds(9));
    assertThat(twice.unused()).containsExactly(FIRST);
    assertThat(store.delete(ACME, ID)).contains(List.of(THIRD, SECOND));
  }

  @Test
  void pausesForTheFirstReasonAndResumes() {
    store.pause(ACME, ID, "the first", NOW);
    Webhook paused = store.pause(ACME, ID, "the second", NOW.plusSeconds(9)).orElseThrow();
    Webhook resumed = store.resume(ACME, ID, NOW).orElseThrow();

    assertThat(paused.pausedAt()).isEqualTo(NOW);
    assertThat(paused.pauseReason()).isEqualTo("the first");
    assertThat(resumed.pausedAt()).isNull();
    assertThat(resumed.pauseReason()).isNull();
  }

  @Test
  void isAnOrganisationsOwn() {
    assertThat(store.list(OTHER)).isEmpty();
    assertThat(store.find(OTHER, ID)).isEmpty();
    assertThat(store.change(OTHER, ID, WIDE)).isEmpty();
    assertThat(store.rotate(OTHER, ID, SECOND, NOW)).isEmpty();
    assertThat(store.pause(OTHER, ID, "x", NOW)).isEmpty();
    assertThat(store.resume(OTHER, ID, NOW)).isEmpty();
    assertThat(store.delete(OTHER, ID)).isEmpty();
    assertThat(store.find(ACME, ID)).isPresent();
  }
}
