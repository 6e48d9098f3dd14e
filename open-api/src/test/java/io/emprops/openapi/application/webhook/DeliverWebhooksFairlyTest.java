package io.emprops.openapi.application.webhook;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.core.webhook.port.out.WebhookTransport.Sending;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each message is signed, noted, and in nobody's way. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeliverWebhooksFairlyTest extends WebhookSending {

  @Test
  void signsWithBothSecretsForADayAfterARotation() {
    Signed before = webhook(List.of(), List.of());
    Signed after = keep().rotate(ADA, before.webhook().id()).orElseThrow();
    end(1);

    sendAll();

    Posted told = posted.getFirst();
    assertThat(told.headers().get("webhook-signature"))
        .isEqualTo(signature(after, told) + " " + signature(before, told));
  }

  @Test
  void leavesAReceiverAloneForAsLongAsItAsks() {
    Signed signed = webhook(List.of(), List.of());
    answer = new Sending.Answered(429, Optional.of(Duration.ofHours(3)));
    end(1);
    step();
    assertThat(only(signed).dueAt()).isEqualTo(now.plus(Duration.ofHours(3)));

    answer = new Sending.Answered(429, Optional.of(Duration.ofMillis(1)));
    now = now.plus(Duration.ofHours(3));
    step();
    assertThat(only(signed).dueAt()).isAfter(now.plusSeconds(59));
  }

  @Test
  void triesOnceAndPausesNothingForATest() throws JsonTextException {
    Signed signed = webhook(List.of(WebhookEvent.JOB_FAILED), List.of());
    answer = new Sending.Answered(410);
    deliveries.test(ORGANISATION, signed.webhook().id(), now);

    sendAll();

    JsonObject event = (JsonObject) JsonText.parse(posted.getFirst().body());
    assertThat(text(event, "type")).isEqualTo("io.emprops.webhook.test");
    assertThat(text(event, "subject")).isEqualTo(signed.webhook().id().value());
    assertThat(posted.getFirst().headers().get("webhook-signature"))
        .isEqualTo(signature(signed, posted.getFirst()));
    assertThat(only(signed).status()).isEqualTo(DeliveryStatus.GIVEN_UP);
    assertThat(store.find(ORGANISATION, signed.webhook().id()).orElseThrow().pausedAt()).isNull();
  }

  @Test
  void sendsNothingThatItCannotSign() {
    Signed signed = webhook(List.of(), List.of());
    store.rotate(ORGANISATION, signed.webhook().id(), SecretName.reserved("GONE"), now);
    end(1);

    step();

    assertThat(posted).isEmpty();
    assertThat(only(signed).status()).isEqualTo(DeliveryStatus.PENDING);
    assertThat(only(signed).error()).contains("signed");
  }

  @Test
  void holdsUpNobodyForAReceiverThatLetsAllWait() {
    Signed slow = webhook(List.of(), List.of(new JobType("simulation")));
    IntStream.rangeClosed(1, 12).forEach(this::end);
    assertThat(sender.step()).isEqualTo(8);
    assertThat(sender.step()).isZero();
    Signed quick = webhook(List.of(), List.of());
    end(13);

    assertThat(sender.step()).isEqualTo(1);

    senders.getLast().run();
    assertThat(only(quick).status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(list(slow)).extracting(Delivery::status).containsOnly(DeliveryStatus.PENDING);
    senders.subList(0, 8).forEach(Runnable::run);
    assertThat(sender.step()).isEqualTo(5);
  }

  @Test
  void logsEachAttemptWithItsTime() {
    Signed signed = webhook(List.of(), List.of());
    answer = new Sending.Unanswered("x".repeat(9_000));
    end(1);
    step();
    answer = new Sending.Answered(200);
    now = now.plusSeconds(60);
    sendAll();

    List<DeliveryAttempt> attempts =
        deliveries
            .find(ORGANISATION, signed.webhook().id(), only(signed).id())
            .orElseThrow()
            .attempts();
    assertThat(attempts).hasSize(2);
    assertThat(attempts.getFirst().error()).hasSize(500);
    assertThat(attempts.getFirst().durationMs()).isEqualTo(250);
    assertThat(attempts.getLast().answer()).isEqualTo(200);
  }
}
