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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

      new Webhook(made.path("secret").asText()).verify(told.body(), headers(told));
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
      world.api().post(deliveries + "/" + event.getId() + "/replay", "");
      assertThat(arrival(receiver, 3).get(2).header("webhook-id")).isEqualTo(event.getId());
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

  private static Map<String, List<String>> headers(Received told) {
    Map<String, List<String>> all = new HashMap<>();
    told.headers().forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return all;
  }
}
