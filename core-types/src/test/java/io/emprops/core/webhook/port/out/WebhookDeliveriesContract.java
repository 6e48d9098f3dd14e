package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.WebhookEvent;
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
import org.junit.jupiter.api.Test;

/** What every {@link WebhookDeliveries} promises, beside a store of webhooks. */
public abstract class WebhookDeliveriesContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(2));
  private static final WebhookId HOOK = new WebhookId("01KAEXAMP00000000000000008");
  private static final SecretName FIRST = SecretName.reserved("1");
  private static final SecretName SECOND = SecretName.reserved("2");
  private static final WebhookId SLOW = new WebhookId("01KAEXAMP00000000000000009");
  private static final Share SHARE = new Share(10, 10, List.of());
  private static final DeliveryFilter ALL = new DeliveryFilter(Optional.empty(), 50, "");

  private WebhookStore store;
  private WebhookDeliveries deliveries;

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

  @Test
  void givesWhatIsDueToOneUntilTheTimeThatIsNamed() {
    note(job(1));

    List<Due> taken = deliveries.take(NOW, LATER, SHARE);

    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().job()).contains(job(1));
    assertThat(taken.getFirst().url()).isEqualTo("https://example.com/a");
    assertThat(taken.getFirst().secrets()).containsExactly(FIRST);
    assertThat(taken.getFirst().attempts()).isZero();
    assertThat(deliveries.take(NOW, LATER, SHARE)).isEmpty();
    assertThat(deliveries.take(LATER, LATER.plusSeconds(1), SHARE)).isEqualTo(taken);
  }

  @Test
  void givesTheFirstOfAJobBeforeItsSecond() {
    note(job(1));
    note(job(1));
    note(job(2));

    List<Due> first = deliveries.take(NOW, LATER, SHARE);
    assertThat(first)
        .extracting(WebhookDeliveriesContract::job)
        .containsExactlyInAnyOrder(job(1), job(2));

    settle(first, job(1), new Fate.Delivered());
    assertThat(deliveries.take(NOW, LATER, SHARE))
        .extracting(WebhookDeliveriesContract::job)
        .containsExactly(job(1));
  }

  @Test
  void givesNothingOfWhatIsPausedUntilItIsResumed() {
    note(job(1));
    store.pause(ACME, HOOK, "for a while", NOW);
    assertThat(deliveries.take(NOW, LATER, SHARE)).isEmpty();

    store.resume(ACME, HOOK, NOW);
    assertThat(deliveries.take(NOW, LATER, SHARE)).hasSize(1);
  }

  @Test
  void namesTheSecretBeforeForAsLongAsItSigns() {
    note(job(1));
    store.rotate(ACME, HOOK, SECOND, NOW.plusSeconds(60));

    assertThat(deliveries.take(NOW, NOW.plusSeconds(60), SHARE).getFirst().secrets())
        .containsExactly(SECOND, FIRST);
    assertThat(deliveries.take(NOW.plusSeconds(60), LATER, SHARE).getFirst().secrets())
        .containsExactly(SECOND);
  }

  @Test
  void notesEachAttemptAndWhatBecameOfIt() {
    note(job(1));
    Due due = deliveries.take(NOW, LATER, SHARE).getFirst();

    deliveries.settle(
        due, attempt(NOW, 503, "the receiver answered 503"), new Fate.Again(NOW.plusSeconds(5)));
    Delivery pending = only(ALL);
    assertThat(pending.status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(pending.attempts()).isEqualTo(1);
    assertThat(pending.answer()).isEqualTo(503);
    assertThat(pending.error()).isEqualTo("the receiver answered 503");
    assertThat(pending.dueAt()).isEqualTo(NOW.plusSeconds(5));

    Due again = deliveries.take(NOW.plusSeconds(5), LATER, SHARE).getFirst();
    assertThat(again.attempts()).isEqualTo(1);
    deliveries.settle(again, attempt(LATER, 200, ""), new Fate.Delivered());
    Delivery taken = only(new DeliveryFilter(Optional.of(DeliveryStatus.DELIVERED), 50, ""));
    assertThat(taken.attempts()).isEqualTo(2);
    assertThat(taken.error()).isNull();
    assertThat(taken.dueAt()).isNull();
    assertThat(taken.lastAttemptAt()).isEqualTo(LATER);
  }

  @Test
  void keepsEachAttemptAlsoOverAReplay() {
    note(job(1));
    Due due = deliveries.take(NOW, LATER, SHARE).getFirst();
    DeliveryAttempt first = attempt(NOW, null, "nobody there");
    DeliveryAttempt second = attempt(LATER, 200, "");

    deliveries.settle(due, first, new Fate.GivenUp());
    deliveries.replay(ACME, HOOK, due.id(), NOW);
    deliveries.settle(deliveries.take(NOW, LATER, SHARE).getFirst(), second, new Fate.Delivered());

    DeliveryReport report = deliveries.find(ACME, HOOK, due.id()).orElseThrow();
    assertThat(report.attempts()).containsExactly(first, second);
    assertThat(report.delivery()).isEqualTo(only(ALL));
    assertThat(report.delivery().attempts()).isEqualTo(1);
    assertThat(deliveries.find(new OrganisationId("other"), HOOK, due.id())).isEmpty();
    assertThat(deliveries.find(ACME, SLOW, due.id())).isEmpty();
  }

  @Test
  void keepsNothingOfWhatWasDeletedWhileItWasSent() {
    note(job(1));
    Due due = deliveries.take(NOW, LATER, SHARE).getFirst();
    store.delete(ACME, HOOK);

    deliveries.settle(due, attempt(NOW, 200, ""), new Fate.Delivered());

    assertThat(deliveries.find(ACME, HOOK, due.id())).isEmpty();
  }

  @Test
  void takesOfEachItsShareAndOfSomeNothing() {
    add(SLOW);
    for (int i = 1; i <= 3; i++) {
      note(ACME, SLOW, job(i), NOW.minusSeconds(9));
      note(job(i));
    }

    List<Due> taken = deliveries.take(NOW, LATER, new Share(10, 2, List.of()));
    List<Due> others = deliveries.take(NOW, LATER, new Share(10, 2, List.of(SLOW)));

    assertThat(taken).extracting(Due::webhook).containsExactlyInAnyOrder(SLOW, SLOW, HOOK, HOOK);
    assertThat(others).extracting(Due::webhook).containsExactly(HOOK);
    assertThat(deliveries.take(LATER, LATER.plusSeconds(9), new Share(3, 9, List.of()))).hasSize(3);
  }

  @Test
  void triesAlsoWhatIsPaused() {
    store.pause(ACME, HOOK, "for a while", NOW);
    note(job(1));

    Delivery test = deliveries.test(ACME, HOOK, NOW).orElseThrow();

    assertThat(test.event()).isEqualTo(WebhookEvent.WEBHOOK_TEST);
    assertThat(test.jobId()).isNull();
    List<Due> taken = deliveries.take(NOW, LATER, SHARE);
    assertThat(taken).extracting(Due::id).containsExactly(test.id());
    assertThat(taken.getFirst().job()).isEmpty();
    assertThat(deliveries.test(new OrganisationId("other"), HOOK, NOW)).isEmpty();
  }

  @Test
  void hurriesWhenItIsResumed() {
    note(job(1));
    Due due = deliveries.take(NOW, LATER, SHARE).getFirst();
    deliveries.settle(due, attempt(NOW, 500, "no"), new Fate.Again(NOW.plusSeconds(9_000)));
    store.resume(ACME, HOOK, NOW);
    assertThat(deliveries.take(LATER, LATER, SHARE)).isEmpty();

    store.pause(ACME, HOOK, "for a while", NOW);
    store.resume(ACME, HOOK, LATER);

    assertThat(deliveries.take(LATER, LATER.plusSeconds(9), SHARE)).hasSize(1);
  }

  @Test
  void replaysWhatWasGivenUpOrTaken() {
    note(job(1));
    Due due = deliveries.take(NOW, LATER, SHARE).getFirst();
    deliveries.settle(due, attempt(NOW, null, "nobody"), new Fate.GivenUp());
    assertThat(only(ALL).status()).isEqualTo(DeliveryStatus.GIVEN_UP);

    assertThat(deliveries.replay(ACME, HOOK, due.id(), LATER)).isTrue();
    assertThat(deliveries.replay(new OrganisationId("other"), HOOK, due.id(), LATER)).isFalse();

    assertThat(deliveries.take(LATER, LATER.plusSeconds(60), SHARE)).containsExactly(due);
  }

  @Test
  void replaysAllThatWasGivenUpSinceThenAndNothingElse() {
    add(SLOW);
    note(ACME, HOOK, job(1), NOW.minusSeconds(1));
    note(job(2));
    note(job(3));
    note(job(4));
    note(ACME, SLOW, job(5), NOW);
    deliveries.test(ACME, HOOK, NOW);
    List<Due> taken = deliveries.take(NOW, LATER, SHARE);
    for (Due due : taken) {
      Fate fate =
          due.job().filter(job(3)::equals).isPresent() ? new Fate.Delivered() : new Fate.GivenUp();
      if (due.job().filter(job(4)::equals).isEmpty()) {
        deliveries.settle(due, attempt(NOW, 500, "no"), fate);
      }
    }

    assertThat(deliveries.replayGivenUp(new OrganisationId("other"), HOOK, NOW, LATER)).isZero();
    assertThat(deliveries.replayGivenUp(ACME, HOOK, NOW, LATER.plusSeconds(1))).isEqualTo(1);
    assertThat(deliveries.replayGivenUp(ACME, HOOK, NOW, LATER.plusSeconds(1))).isZero();

    List<Due> again = deliveries.take(LATER.plusSeconds(1), LATER.plusSeconds(9), SHARE);
    assertThat(again)
        .as("beside the one that was never settled")
        .extracting(WebhookDeliveriesContract::job)
        .containsExactlyInAnyOrder(job(2), job(4));
    assertThat(again)
        .filteredOn(due -> job(due).equals(job(2)))
        .extracting(Due::attempts)
        .containsExactly(0);
  }

  @Test
  void listsTheNewestFirstPartByPart() {
    note(job(1));
    note(job(2));
    note(job(3));

    Page<Delivery> first = deliveries.list(ACME, HOOK, new DeliveryFilter(Optional.empty(), 2, ""));
    Page<Delivery> rest =
        deliveries.list(
            ACME,
            HOOK,
            new DeliveryFilter(Optional.empty(), 2, String.valueOf(first.nextCursor())));

    assertThat(first.items()).extracting(Delivery::jobId).containsExactly(job(3), job(2));
    assertThat(rest.items()).extracting(Delivery::jobId).containsExactly(job(1));
    assertThat(rest.nextCursor()).isNull();
    assertThat(deliveries.list(new OrganisationId("other"), HOOK, ALL).items()).isEmpty();
  }

  @Test
  void forgetsWhatIsLongSettledAndNothingElse() {
    note(job(1));
    note(job(2));
    List<Due> taken = deliveries.take(NOW, LATER, SHARE);
    settle(taken, job(1), new Fate.Delivered());

    assertThat(deliveries.forget(NOW)).isZero();
    deliveries.forget(NOW.plusSeconds(1));

    assertThat(only(ALL).jobId()).isEqualTo(job(2));
  }

  private void settle(List<Due> taken, JobId job, Fate fate) {
    Due due = taken.stream().filter(each -> job(each).equals(job)).findFirst().orElseThrow();
    deliveries.settle(due, attempt(NOW, 200, ""), fate);
  }

  private Delivery only(DeliveryFilter filter) {
    Page<Delivery> page = deliveries.list(ACME, HOOK, filter);
    assertThat(page.items()).hasSize(1);
    return page.items().getFirst();
  }

  private void add(WebhookId id) {
    var wish = WebhookWish.of("https://example.com/a", "", WebhookFilter.all());
    store.add(ACME, id, wish, FIRST, new UserId("ada"), NOW);
  }

  private static DeliveryAttempt attempt(Instant at, @Nullable Integer answer, String error) {
    return new DeliveryAttempt(at, 12, answer, error.isEmpty() ? null : error);
  }

  private static JobId job(Due due) {
    return due.job().orElseThrow();
  }

  private void note(JobId job) {
    note(ACME, HOOK, job, NOW);
  }

  private static JobId job(int number) {
    return new JobId("p0-01KAEXAMP0000000000000000" + number);
  }
}
