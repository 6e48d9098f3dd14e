package io.emprops.openapi.application.webhook;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookTransport;
import io.emprops.core.webhook.port.out.WebhookTransport.Sending;
import io.emprops.openapi.adapter.out.crypto.MasterKey;
import io.emprops.openapi.adapter.out.crypto.TinkSecretCipher;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.adapter.out.webhook.StandardSigner;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/** A sender over a real ledger, whose messages go nowhere, and a clock that the tests move. */
abstract class WebhookSending {
  static final Principal ADA = new Principal(ORGANISATION, new UserId("ada"), Role.ADMIN);
  static final String FORBIDDEN = "https://inside.example.com/";
  static final String URL = "https://example.com/hook";

  @Inject LedgerFixture fixture;
  @Inject WebhookStore store;
  @Inject WebhookDeliveries deliveries;
  @Inject SecretStore secretStore;

  final List<Posted> posted = Collections.synchronizedList(new ArrayList<>());
  final List<Runnable> senders = new ArrayList<>();
  Instant now = Instant.parse("2100-01-01T00:00:00Z");
  Sending answer = new Sending.Answered(200);
  LedgerPorts ledger;
  WebhookServices services;
  DeliverWebhooksUseCase sender;

  /** Nothing is sent to where {@link #FORBIDDEN} begins. */
  private final WebhookTransport transport =
      new WebhookTransport() {
        @Override
        public Sending post(String url, Map<String, String> headers, String body) {
          posted.add(new Posted(url, headers, body));
          now = now.plusMillis(250);
          return answer;
        }

        @Override
        public Optional<String> objection(String url) {
          return url.startsWith(FORBIDDEN) ? Optional.of("it leads inside") : Optional.empty();
        }
      };

  record Posted(String url, Map<String, String> headers, String body) {}

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
    var cipher =
        new TinkSecretCipher(
            MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])), List.of());
    services =
        new WebhookServices(store, secretStore, Optional.of(cipher), () -> now, new Random());
    store.list(ORGANISATION).forEach(webhook -> keep().delete(ADA, webhook.id()));
    sender =
        services
            .deliver(deliveries, ledger.ledger(), new StandardSigner(), transport, senders::add)
            .orElseThrow();
  }

  KeepWebhookUseCase keep() {
    return services.keep(transport);
  }

  Signed webhook(List<WebhookEvent> events, List<JobType> types) {
    var wish = WebhookWish.of(URL, "", new WebhookFilter(events, types, List.of()));
    return keep().add(ADA, wish).orElseThrow();
  }

  void end(int job) {
    ledger.ledger().accept(aJob(job));
    ledger.projection().fill(List.of(event(id(job), 1, 1, completed(AWKWARD))));
  }

  /** Begins what is due, and lets all of it be answered. */
  int step() {
    int begun = sender.step();
    List<Runnable> all = List.copyOf(senders);
    senders.clear();
    all.forEach(Runnable::run);
    return begun;
  }

  void sendAll() {
    while (step() > 0) {
      now = now.plusMillis(1);
    }
  }

  Delivery only(Signed signed) {
    List<Delivery> all = list(signed);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  List<Delivery> list(Signed signed) {
    return deliveries
        .list(ORGANISATION, signed.webhook().id(), new DeliveryFilter(Optional.empty(), 50, ""))
        .items();
  }

  String signature(Signed signed, Posted told) {
    return new StandardSigner()
        .sign(
            signed.secret(),
            only(signed).id(),
            Instant.ofEpochSecond(Long.parseLong(told.headers().get("webhook-timestamp"))),
            told.body());
  }

  static String text(JsonObject object, String member) {
    return object.member(member).orElseThrow().toJson().replace("\"", "");
  }
}
