package io.emprops.openapi.application.webhook;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.naming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.ForbiddenUrlException;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.core.webhook.port.out.WebhookTransport.Sending;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ends in the ledger is told outside, until it is taken or a day is over. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeliverWebhooksServiceTest extends WebhookSending {

  @Test
  void tellsAnEndAsASignedCloudEvent() throws JsonTextException {
    Signed signed = webhook(List.of(), List.of());
    end(1);

    sendAll();

    Posted told = posted.getFirst();
    assertThat(told.url()).isEqualTo(URL);
    assertThat(told.headers().get("Content-Type")).startsWith("application/cloudevents+json");
    JsonObject event = (JsonObject) JsonText.parse(told.body());
    assertThat(text(event, "specversion")).isEqualTo("1.0");
    assertThat(text(event, "type")).isEqualTo("io.emprops.job.completed");
    assertThat(text(event, "id")).isEqualTo(told.headers().get("webhook-id"));
    assertThat(text(event, "subject")).isEqualTo(id(1).value());
    JsonObject data = (JsonObject) event.member("data").orElseThrow();
    assertThat(data.member("result")).contains(AWKWARD);
    assertThat(data.member("inputs")).isEmpty();
    assertThat(data.member("payload")).isEmpty();
    assertThat(told.headers().get("webhook-signature")).isEqualTo(signature(signed, told));
    assertThat(only(signed).status()).isEqualTo(DeliveryStatus.DELIVERED);
  }

  @Test
  void tellsOnlyWhatIsWished() {
    Signed failures = webhook(List.of(WebhookEvent.JOB_FAILED), List.of());
    Signed others = webhook(List.of(), List.of(new JobType("another_type")));
    end(1);
    ledger.ledger().accept(aJob(2));
    ledger.projection().fill(List.of(event(id(2), 1, 1, failed("x", "y"))));

    sendAll();

    assertThat(only(failures).jobId()).isEqualTo(id(2));
    assertThat(list(others)).isEmpty();
  }

  @Test
  void triesOverADayThenGivesUpAndPausesWithTheReason() {
    Signed signed = webhook(List.of(), List.of());
    answer = new Sending.Answered(503);
    end(1);
    Instant begun = now;

    for (int i = 0; i < 200 && only(signed).status() == DeliveryStatus.PENDING; i++) {
      step();
      now = now.plus(Duration.ofMinutes(30));
    }

    assertThat(only(signed).status()).isEqualTo(DeliveryStatus.GIVEN_UP);
    assertThat(Duration.between(begun, now)).isGreaterThan(Duration.ofHours(23));
    assertThat(posted).hasSize(11);
    assertThat(posted.stream().map(told -> told.headers().get("webhook-id")).distinct()).hasSize(1);
    Webhook webhook = store.find(ORGANISATION, signed.webhook().id()).orElseThrow();
    assertThat(webhook.pauseReason()).contains("a day", "503");
  }

  @Test
  void keepsWhatThereIsToTellWhilePausedAndSendsItWhenResumed() {
    Signed signed = webhook(List.of(), List.of());
    store.pause(ORGANISATION, signed.webhook().id(), "for a while", now);
    end(1);

    assertThat(sender.step()).isZero();
    store.resume(ORGANISATION, signed.webhook().id(), now);
    sendAll();

    assertThat(posted).hasSize(1);
  }

  @Test
  void pausesAtOnceWhereTheReceiverIsGone() {
    Signed signed = webhook(List.of(), List.of());
    answer = new Sending.Answered(410);
    end(1);

    sendAll();

    assertThat(only(signed).status()).isEqualTo(DeliveryStatus.GIVEN_UP);
    assertThat(store.find(ORGANISATION, signed.webhook().id()).orElseThrow().pauseReason())
        .contains("410");
  }

  @Test
  void tellsTheOneThatAnExecutionNamesWhateverItWants() {
    Signed named =
        keep()
            .add(
                ADA,
                new WebhookWish(
                    URL,
                    "",
                    true,
                    new WebhookFilter(List.of(WebhookEvent.JOB_FAILED), List.of(), List.of())))
            .orElseThrow();
    end(1);
    var webhook = new NamedWebhook(named.webhook().id(), Optional.of(URL + "/order/7"));
    ledger.ledger().accept(naming(aJob(2), webhook));
    ledger.projection().fill(List.of(event(id(2), 1, 1, completed(AWKWARD))));

    sendAll();

    assertThat(only(named).jobId()).isEqualTo(id(2));
    assertThat(only(named).url()).isEqualTo(URL + "/order/7");
    assertThat(posted).extracting(Posted::url).containsExactly(URL + "/order/7");
  }

  @Test
  void keepsNoUrlThatLeadsWhereNothingMayBeSent() {
    Signed signed = webhook(List.of(), List.of());
    var inside = WebhookWish.of(FORBIDDEN, "", WebhookFilter.all());

    assertThatThrownBy(() -> keep().add(ADA, inside))
        .isInstanceOf(ForbiddenUrlException.class)
        .hasMessage("it leads inside");
    assertThatThrownBy(() -> keep().change(ADA, signed.webhook().id(), inside))
        .isInstanceOf(ForbiddenUrlException.class);

    assertThat(store.list(ORGANISATION)).extracting(Webhook::url).containsExactly(URL);
  }

  @Test
  void forgetsItsSecretsWithTheWebhook() {
    Signed signed = webhook(List.of(), List.of());
    keep().rotate(ADA, signed.webhook().id());
    WebhookId webhook = signed.webhook().id();

    assertThat(keep().delete(ADA, webhook)).isTrue();

    assertThat(keep().delete(ADA, webhook)).isFalse();
    assertThat(signed).asString().doesNotContain("whsec_");
  }
}
