package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.ui.problem.ApiProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteWebhooksTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
  private static final WebhookId ID = new WebhookId("01KAEXAMP00000000000000008");
  private static final DeliveryId MESSAGE = new DeliveryId("msg_3f0c8a1de5b74c2f9d6e01ab2c3d4e5f");
  private static final String SHOWN =
      """
      {"id": "01KAEXAMP00000000000000008", "url": "https://example.com/hook",
       "description": "Ours", "events": ["job.failed"], "job_types": ["simulation"],
       "customers": [], "only_named": false, "paused_at": "2026-11-27T08:00:00Z",
       "pause_reason": "gone", "created_at": "2026-11-27T08:00:00Z", "created_by": "ada"}\
      """;
  private static final Webhook WEBHOOK =
      new Webhook(
          ID,
          "https://example.com/hook",
          "Ours",
          List.of(WebhookEvent.JOB_FAILED),
          List.of(new JobType("simulation")),
          List.of(),
          false,
          MORNING,
          "gone",
          null,
          MORNING,
          new UserId("ada"));
  private static final WebhookWish WISH =
      new WebhookWish(
          "https://example.com/hook",
          "Ours",
          true,
          new WebhookFilter(
              List.of(WebhookEvent.JOB_FAILED), List.of(new JobType("simulation")), List.of("b")));
  private static final String DELIVERY =
      """
      {"id": "msg_3f0c8a1de5b74c2f9d6e01ab2c3d4e5f", "webhook_id": "01KAEXAMP00000000000000008",
       "job_id": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA", "event": "job.failed", "happened_at": "2026-11-27T08:00:00Z",
       "status": "given_up", "attempts": 1, "answer": 503, "error": "no"}\
      """;

  private final FakeApi api = new FakeApi();
  private final RemoteWebhooks webhooks = new RemoteWebhooks(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void addsOneAndHandsItsSecretOver() {
    api.says(201, "{\"webhook\": " + SHOWN + ", \"secret\": \"whsec_a\"}");

    assertThat(webhooks.add(CALLER, WISH)).contains(new Signed(WEBHOOK, "whsec_a"));

    var asked = api.asked().getFirst();
    assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /api/webhooks");
    assertThat(asked.body())
        .isEqualTo(
            "{\"url\":\"https://example.com/hook\",\"description\":\"Ours\","
                + "\"events\":[\"job.failed\"],\"job_types\":[\"simulation\"],"
                + "\"customers\":[\"b\"],\"only_named\":true}");
  }

  @Test
  void tellsThatNoSecretCanBeKept() {
    api.says(503, FakeApi.problem(503, "secrets.off", ""))
        .says(403, FakeApi.problem(403, "auth.role", ""));

    assertThat(webhooks.add(CALLER, WISH)).isEmpty();
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> webhooks.add(CALLER, WISH));
  }

  @Test
  void steersOneThatIsThere() {
    api.says(200, SHOWN)
        .says(200, SHOWN)
        .says(200, SHOWN)
        .says(200, "{\"items\": [" + SHOWN + "]}")
        .says(404, FakeApi.problem(404, "not-found", ""));

    assertThat(webhooks.find(CALLER, ID)).contains(WEBHOOK);
    assertThat(webhooks.pause(CALLER, ID)).contains(WEBHOOK);
    assertThat(webhooks.resume(CALLER, ID)).contains(WEBHOOK);
    assertThat(webhooks.list(CALLER)).containsExactly(WEBHOOK);
    assertThat(webhooks.resume(CALLER, ID)).isEmpty();
    assertThat(api.asked())
        .extracting(asked -> asked.method() + " " + asked.path().replace(ID.value(), "1"))
        .containsExactly(
            "GET /api/webhooks/1",
            "POST /api/webhooks/1/pause",
            "POST /api/webhooks/1/resume",
            "GET /api/webhooks",
            "POST /api/webhooks/1/resume");
  }

  @Test
  void changesRotatesAndDeletes() {
    api.says(200, SHOWN)
        .says(200, "{\"webhook\": " + SHOWN + ", \"secret\": \"whsec_b\"}")
        .says(204, "")
        .says(404, FakeApi.problem(404, "not-found", ""));

    assertThat(webhooks.change(CALLER, ID, WISH)).contains(WEBHOOK);
    assertThat(webhooks.rotate(CALLER, ID)).contains(new Signed(WEBHOOK, "whsec_b"));
    assertThat(webhooks.delete(CALLER, ID)).isTrue();
    assertThat(webhooks.delete(CALLER, ID)).isFalse();
    assertThat(api.asked().getFirst().method()).isEqualTo("PUT");
  }

  @Test
  void readsTheLogAndSendsAgain() {
    api.says(200, "{\"items\": [" + DELIVERY + "], \"next_cursor\": \"7\"}")
        .says(
            200,
            "{\"delivery\": "
                + DELIVERY
                + ", \"attempts\": [{\"at\": \"2026-11-27T08:00:00Z\", \"duration_ms\": 12,"
                + " \"answer\": 503, \"error\": \"no\"}]}")
        .says(204, "")
        .says(202, DELIVERY);
    Delivery shown =
        new Delivery(
            MESSAGE,
            ID,
            new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"),
            WebhookEvent.JOB_FAILED,
            null,
            MORNING,
            DeliveryStatus.GIVEN_UP,
            1,
            null,
            null,
            503,
            "no");
    var filter = new DeliveryFilter(Optional.of(DeliveryStatus.GIVEN_UP), 25, "");

    assertThat(webhooks.deliveries(CALLER, ID, filter).orElseThrow().items())
        .containsExactly(shown);
    assertThat(webhooks.delivery(CALLER, ID, MESSAGE))
        .contains(new DeliveryReport(shown, List.of(new DeliveryAttempt(MORNING, 12, 503, "no"))));
    assertThat(webhooks.replay(CALLER, ID, MESSAGE)).isTrue();
    assertThat(webhooks.test(CALLER, ID)).contains(shown);
    assertThat(api.asked().getFirst().path()).contains("status=given_up", "limit=25");
  }
}
