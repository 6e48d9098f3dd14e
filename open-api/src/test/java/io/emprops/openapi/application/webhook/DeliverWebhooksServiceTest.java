package io.emprops.openapi.application.webhook;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookTransport.Sending;
import io.emprops.openapi.adapter.out.crypto.MasterKey;
import io.emprops.openapi.adapter.out.crypto.TinkSecretCipher;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.adapter.out.webhook.StandardSigner;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends in the ledger is told outside, until it is taken or a day is over. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeliverWebhooksServiceTest {
  private static final Principal ADA = new Principal(ORGANISATION, new UserId("ada"), Role.ADMIN);
  private static final String URL = "https://example.com/hook";

  @Inject LedgerFixture fixture;
  @Inject WebhookStore store;
  @Inject WebhookDeliveries deliveries;
  @Inject SecretStore secretStore;

  private final List<Posted> posted = Collections.synchronizedList(new ArrayList<>());
  private Instant now = Instant.parse("2100-01-01T00:00:00Z");
  private Sending answer = new Sending.Answered(200);
  private LedgerPorts ledger;
  private WebhookServices services;
  private DeliverWebhooksUseCase sender;

  private record Posted(String url, Map<String, String> headers, String body) {}

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
    var cipher =
        new TinkSecretCipher(
            MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])), List.of());
    services =
        new WebhookServices(store, secretStore, Optional.of(cipher), () -> now, new Random());
    store.list(ORGANISATION).forEach(webhook -> services.keep().delete(ADA, webhook.id()));
    sender =
        services
            .deliver(
                deliveries,
                ledger.ledger(),
                new StandardSigner(),
                (url, headers, body) -> {
                  posted.add(new Posted(url, headers, body));
                  return answer;
                })
            .orElseThrow();
  }

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
  void signsWithBothSecretsForADayAfterARotation() {
    Signed before = webhook(List.of(), List.of());
    Signed after = services.keep().rotate(ADA, before.webhook().id()).orElseThrow();
    end(1);

    sendAll();

    Posted told = posted.getFirst();
    assertThat(told.headers().get("webhook-signature"))
        .isEqualTo(signature(after, told) + " " + signature(before, told));
  }

  @Test
  void triesOverADayThenGivesUpAndPausesWithTheReason() {
    Signed signed = webhook(List.of(), List.of());
    answer = new Sending.Answered(503);
    end(1);
    Instant begun = now;

    for (int i = 0; i < 200 && only(signed).status() == DeliveryStatus.PENDING; i++) {
      sender.step();
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
    store.resume(ORGANISATION, signed.webhook().id());
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
  void forgetsItsSecretsWithTheWebhook() {
    Signed signed = webhook(List.of(), List.of());
    services.keep().rotate(ADA, signed.webhook().id());
    WebhookId webhook = signed.webhook().id();

    assertThat(services.keep().delete(ADA, webhook)).isTrue();

    assertThat(services.keep().delete(ADA, webhook)).isFalse();
    assertThat(signed).asString().doesNotContain("whsec_");
  }

  private Signed webhook(List<WebhookEvent> events, List<JobType> types) {
    var wish = new WebhookWish(URL, "", new WebhookFilter(events, types, List.of()));
    return services.keep().add(ADA, wish).orElseThrow();
  }

  private void end(int job) {
    ledger.ledger().accept(aJob(job));
    ledger.projection().fill(List.of(event(id(job), 1, 1, completed(AWKWARD))));
  }

  private void sendAll() {
    while (sender.step() > 0) {
      now = now.plusMillis(1);
    }
  }

  private Delivery only(Signed signed) {
    List<Delivery> all = list(signed);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<Delivery> list(Signed signed) {
    return deliveries
        .list(ORGANISATION, signed.webhook().id(), new DeliveryFilter(Optional.empty(), 50, ""))
        .items();
  }

  private String signature(Signed signed, Posted told) {
    return new StandardSigner()
        .sign(
            signed.secret(),
            only(signed).id(),
            Instant.ofEpochSecond(Long.parseLong(told.headers().get("webhook-timestamp"))),
            told.body());
  }

  private static String text(JsonObject object, String member) {
    return object.member(member).orElseThrow().toJson().replace("\"", "");
  }
}
