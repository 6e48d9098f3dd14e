package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Fate;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Share;
import io.emprops.core.workflow.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookDeliveries} promises, beside a store of webhooks. */
public abstract class WebhookDeliveriesContract extends WebhookDeliveriesScene {

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
        .extracting(WebhookDeliveriesScene::job)
        .containsExactlyInAnyOrder(job(1), job(2));

    settle(first, job(1), new Fate.Delivered());
    assertThat(deliveries.take(NOW, LATER, SHARE))
        .extracting(WebhookDeliveriesScene::job)
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
}
