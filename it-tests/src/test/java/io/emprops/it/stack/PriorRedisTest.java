package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.emprops.it.stack.PriorQueue.RawJob;
import io.emprops.it.stack.PriorQueue.Running;
import io.emprops.it.stack.PriorQueue.Waiting;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Reads a real Redis that is filled as the prior system fills it. */
@TestInstance(Lifecycle.PER_CLASS)
final class PriorRedisTest {
  private static final long T0 = 1_764_000_000_000L;
  private static final long MINUTE = 60_000;

  private final FilledRedis prior = FilledRedis.start();

  @AfterAll
  void stop() {
    prior.close();
  }

  @BeforeEach
  void empty() {
    prior.redis().flushAll();
  }

  @Test
  void ordersByPriorityAndAgeWhateverTheScoresSay() {
    prior.submitted("a", created(T0), 50, T0);
    prior.submitted("b", created(T0 - 10 * MINUTE), 50, T0 - 10 * MINUTE);
    prior.retried("c", with(created(T0), "priority", "90"), 90, T0);
    prior.submitted("d", with(created(T0 - 20 * MINUTE), "priority", "0"), 50, T0 - 20 * MINUTE);
    prior.submitted(
        "e",
        with(created(T0), "workflow_datetime", Long.toString(T0 - 30 * MINUTE)),
        50,
        T0 - 30 * MINUTE);
    prior.submitted("g", Map.of("created_at", "2025-11-24T16:05:00.000Z"), 50, T0);
    prior.dangling("f");

    assertThat(inOrder()).containsExactly("c", "e", "b", "a", "g", "d", "f");
    assertThat(prior.redis().zrevrange("jobs:pending", 0, -1).getLast()).isEqualTo("c");
  }

  @Test
  void readsEachMemberOnceOfManyPages() {
    IntStream.range(0, 2_345)
        .forEach(n -> prior.submitted("job-" + n, created(T0 + n), 50, T0 + n));

    assertThat(inOrder()).isEqualTo(IntStream.range(0, 2_345).mapToObj(n -> "job-" + n).toList());
  }

  @Test
  void readsTheFieldsOfAJobAndNoOthers() {
    prior.submitted(
        "a",
        Map.of("payload", "{\"text\":\"☃ \\\"\"}", "priority", "0", "raw_output", "x".repeat(99)),
        50,
        T0);
    prior.dangling("b");
    prior.redis().zadd("jobs:pending", 1, "c");
    prior.redis().set("job:c", "no hash");

    try (var queue = PriorRedis.connect(prior.address())) {
      assertThat(queue.read(List.of(waiting("a"), waiting("b"), waiting("c"))))
          .containsExactly(
              new RawJob(
                  "a",
                  Map.of(
                      "id", "a",
                      "status", "pending",
                      "payload", "{\"text\":\"☃ \\\"\"}",
                      "priority", "0")),
              new RawJob("b", Map.of()),
              new RawJob("c", Map.of()));
      assertThat(queue.waiting())
          .extracting(Waiting::id, Waiting::bytes)
          .containsExactlyInAnyOrder(tuple("a", 17L), tuple("b", 0L), tuple("c", 0L));
    }
  }

  @Test
  void findsWhatItsWorkersHaveAndWhichOfThemLive() {
    prior.claimed("a", "w1");
    prior.claimed("b", "w2");
    prior.redis().smove("workers:active", "workers:offline", "w2");
    prior.redis().set("worker:w1:heartbeat", "2026-11-26T12:00:00.000Z");

    try (var queue = PriorRedis.connect(prior.address())) {
      assertThat(queue.running())
          .containsExactlyInAnyOrder(new Running("a", "w1"), new Running("b", "w2"));
      assertThat(queue.liveWorkers()).isOne();
    }
  }

  @Test
  void changesNothing() {
    prior.submitted("a", created(T0), 50, T0);
    prior.dangling("b");
    prior.claimed("c", "w1");
    prior.redis().configResetStat();

    try (var queue = PriorRedis.connect(prior.address())) {
      queue.read(queue.waiting());
      queue.running();
      queue.liveWorkers();
    }

    assertThat(prior.redis().info("commandstats").lines().filter(line -> line.contains("calls=")))
        .map(line -> line.substring("cmdstat_".length(), line.indexOf(':')))
        .map(command -> command.replaceFirst("\\|.*", ""))
        .isSubsetOf(
            "zscan", "hmget", "hstrlen", "sscan", "hkeys", "exists", "client", "hello", "select",
            "config", "info", "quit");
  }

  @Test
  void saysThatNobodyAnswersAndShowsNoPassword() {
    URI nobody =
        URI.create("redis://user:pw-secret@127.0.0.1:%d".formatted(StackPorts.free().redis()));
    URI locked =
        URI.create("redis://user:pw-secret@127.0.0.1:%d/0".formatted(prior.address().getPort()));

    for (URI address : List.of(nobody, locked)) {
      assertThatThrownBy(() -> PriorRedis.connect(address))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("cannot be read")
          .hasMessageNotContaining("pw-secret");
    }
  }

  private List<String> inOrder() {
    try (var queue = PriorRedis.connect(prior.address())) {
      return queue.waiting().stream()
          .sorted(Comparator.comparingLong(Waiting::place))
          .map(Waiting::id)
          .toList();
    }
  }

  private static Waiting waiting(String id) {
    return new Waiting(id, 0, 0);
  }

  private static Map<String, String> created(long millis) {
    return Map.of("created_at", Instant.ofEpochMilli(millis).toString());
  }

  private static Map<String, String> with(Map<String, String> fields, String field, String text) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(field, text);
    return all;
  }
}
