package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.provider.RequestLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A provider that lets 60 requests through in a window, tells so in its headers, and refuses more:
 * jobs wait for it, say why, and use what it allows.
 */
@ExtendWith(TheWorld.class)
final class ProviderLimitIT {
  private static final String API = "openai";
  private static final int LIMIT = 60;
  private static final int WINDOWS = 3;

  /** So that there is always another one to start. */
  private static final int MORE = 10;

  private final World world;
  private final Workflows workflows;
  private final String model = "limited-" + UUID.randomUUID();

  ProviderLimitIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  /** Half a minute: what a busy machine is late by weighs the more, the shorter a window is. */
  @Test
  void usesTheLimitOfAShortWindowAndIsRefusedOnceAtMost() {
    play(Duration.ofSeconds(30));
  }

  @Test
  @Tag("long")
  void usesTheLimitOfAMinuteAndIsRefusedOnceAtMost() {
    play(Duration.ofMinutes(1));
  }

  private void play(Duration window) {
    // A service that has just started takes longer to its first requests than any margin allows
    // for.
    submit("warm-" + model, LIMIT).forEach(workflows::awaitEnd);
    RequestLimit limit = world.providers().limit(API, LIMIT, window);
    try {
      List<String> jobs = submit(model, LIMIT * WINDOWS + MORE);
      awaitExplanation(jobs.getLast(), window);
      Waiting.until(
          "all requests",
          window.multipliedBy(WINDOWS + 2),
          () -> limit.let().size(),
          let -> let >= jobs.size());
      jobs.forEach(workflows::awaitEnd);

      assertThat(limit.refused()).isLessThanOrEqualTo(1);
      assertThat(within(window.multipliedBy(WINDOWS), limit.let()))
          .isGreaterThanOrEqualTo(LIMIT * WINDOWS * 95 / 100);
    } finally {
      world.providers().unlimit(API);
    }
  }

  /** How many requests were let through in so much time from the first one on. */
  private static long within(Duration time, List<Instant> let) {
    Instant end = let.getFirst().plus(time);
    return let.stream().filter(at -> at.isBefore(end)).count();
  }

  private List<String> submit(String itsModel, int jobs) {
    String document =
        """
        {"job_type": "openai_chat",
         "template": {"model": "%s", "messages": [{"role": "user", "content": "Hello {{n}}"}]}}
        """
            .formatted(itsModel);
    String workflow = workflows.saveForId("Limited", document);
    return IntStream.range(0, jobs)
        .mapToObj(n -> workflows.execute(workflow, "{\"n\":\"%d\"}".formatted(n)))
        .toList();
  }

  private void awaitExplanation(String job, Duration window) {
    JsonNode finding =
        Waiting.until(
            "a closed flow key",
            () -> world.api().get("/api/jobs/" + job + "/why").expect(200).at("/findings/0"),
            found -> found.path("code").asText().equals("flow-closed"));

    assertThat(finding.path("message").asText())
        .startsWith("Flow key provider:openai/%s is closed until ".formatted(model))
        .endsWith(
            "; its provider told that it allows %d requests in %d s."
                .formatted(LIMIT, window.toSeconds()));
  }
}
