package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.emprops.it.scenario.Receiver.Received;
import io.emprops.it.scenario.Receiver.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody outside is told of jobs' ends, and can tell that it is us. */
@ExtendWith(TheWorld.class)
final class WebhooksIT {
  private static final String QUICK =
      """
      {"job_type": "simulation",
       "template": {"duration_ms": 5, "result": {"number": 1.10, "word": "{{word}}"}}}
      """;

  @Test
  void aReceiverGetsEachEndSignedAndCanCheckIt(World world) throws WebhookVerificationException {
    try (Receiver receiver = Receiver.start()) {
      JsonNode made = webhook(world, receiver, "");
      String id = made.path("webhook").path("id").asText();
      var failures = new AtomicInteger();
      receiver.answers(_ -> new Reply(failures.getAndIncrement() == 0 ? 500 : 200, ""));
      String word = UUID.randomUUID().toString();
      String job = run(world, word);

      Received told = arrival(receiver, 2).get(1);

      new Webhook(made.path("secret").asText()).verify(told.body(), told.allHeaders());
      CloudEvent event =
          Objects.requireNonNull(
              new JsonFormat().deserialize(told.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(event.getType()).isEqualTo("io.emprops.job.completed");
      assertThat(event.getSubject()).isEqualTo(job);
      assertThat(event.getId()).isEqualTo(told.header("webhook-id"));
      assertThat(told.header("Content-Type")).startsWith("application/cloudevents+json");
      assertThat(told.body()).contains(word, "1.10").doesNotContain("\"inputs\"");
      assertThat(receiver.received().getFirst().header("webhook-id")).isEqualTo(event.getId());

      String deliveries = "/api/webhooks/" + id + "/deliveries";
      Waiting.until(
          "the log",
          () ->
              world.api().get(deliveries + "?status=delivered").expect(200).path("items").size()
                  == 1);
      String delivery = deliveries + "/" + event.getId();
      JsonNode attempts = world.api().get(delivery).expect(200).path("attempts");
      assertThat(attempts).hasSize(2);
      assertThat(attempts.path(0).path("answer").asInt()).isEqualTo(500);
      assertThat(attempts.path(1).path("answer").asInt()).isEqualTo(200);
      assertThat(world.api().post(delivery + "/replay", "").status()).isEqualTo(204);
      assertThat(arrival(receiver, 3).get(2).header("webhook-id")).isEqualTo(event.getId());
      world.api().send("DELETE", "/api/webhooks/" + id, "");
    }
  }

  @Test
  void aReceiverChangesItsSecretWithoutMissingAnything(World world)
      throws WebhookVerificationException {
    try (Receiver receiver = Receiver.start()) {
      JsonNode made = webhook(world, receiver, "");
      String webhook = "/api/webhooks/" + made.path("webhook").path("id").asText();
      JsonNode rotated = world.api().post(webhook + "/rotate", "").expect(200);
      run(world, "both");

      Received told = arrival(receiver, 1).getFirst();

      assertThat(told.header("webhook-signature").split(" ")).hasSize(2);
      new Webhook(made.path("secret").asText()).verify(told.body(), told.allHeaders());
      new Webhook(rotated.path("secret").asText()).verify(told.body(), told.allHeaders());
      world.api().send("DELETE", webhook, "");
    }
  }

  @Test
  void anExecutionNamesWhereItsEndIsToldBelowWhatAnAdministratorAllows(World world) {
    try (Receiver receiver = Receiver.start()) {
      String id =
          webhook(world, receiver, ",\"only_named\":true").path("webhook").path("id").asText();
      var workflows = new Workflows(world.api());
      String workflow = workflows.saveForId("Quick", QUICK);
      String execute = "/api/workflows/" + workflow + "/execute";
      run(world, "unnamed");

      String job =
          world
              .api()
              .post(execute, naming(receiver.url("/hook/order/7")))
              .expect(202)
              .path("job_id")
              .asText();
      world.api().post(execute, naming(receiver.url("/other"))).expect(422);

      Received told = arrival(receiver, 1).getFirst();
      assertThat(told.path()).isEqualTo("/hook/order/7");
      assertThat(told.body()).contains(job);
      assertThat(receiver.received()).hasSize(1);
      world.api().send("DELETE", "/api/webhooks/" + id, "");
    }
  }

  @Test
  void aReceiverThatWantsFailuresOnlyHearsOfNothingElse(World world) {
    try (Receiver receiver = Receiver.start()) {
      String id =
          webhook(world, receiver, ",\"events\":[\"job.failed\"]")
              .path("webhook")
              .path("id")
              .asText();
      run(world, "fine");
      String failed =
          new Workflows(world.api())
              .execute(
                  new Workflows(world.api())
                      .saveForId(
                          "Fails",
                          "{\"job_type\":\"simulation\",\"template\":{\"duration_ms\":1,"
                              + "\"fail\":{\"class\":\"validation_error\"}}}"),
                  "{}");

      Received told = arrival(receiver, 1).getFirst();

      assertThat(told.body()).contains(failed, "io.emprops.job.failed", "validation_error");
      world.api().send("DELETE", "/api/webhooks/" + id, "");
    }
  }

  private static JsonNode webhook(World world, Receiver receiver, String more) {
    return world
        .api()
        .post("/api/webhooks", "{\"url\":%s%s}".formatted(Json.quote(receiver.url("/hook")), more))
        .expect(201);
  }

  private static String run(World world, String word) {
    var workflows = new Workflows(world.api());
    String job =
        workflows.execute(
            workflows.saveForId("Quick", QUICK), "{\"word\":%s}".formatted(Json.quote(word)));
    workflows.awaitEnd(job);
    return job;
  }

  private static List<Received> arrival(Receiver receiver, int count) {
    return Waiting.until(
        count + " messages", receiver::received, received -> received.size() >= count);
  }

  private static String naming(String webhook) {
    return "{\"inputs\":{\"word\":\"named\"},\"webhook\":%s}".formatted(Json.quote(webhook));
  }
}
