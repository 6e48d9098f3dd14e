package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookDeliveries} promises of sending again. */
public abstract class WebhookReplaysContract extends WebhookDeliveriesScene {

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
        .extracting(WebhookDeliveriesScene::job)
        .containsExactlyInAnyOrder(job(2), job(4));
    assertThat(again)
        .filteredOn(due -> job(due).equals(job(2)))
        .extracting(Due::attempts)
        .containsExactly(0);
  }
}
