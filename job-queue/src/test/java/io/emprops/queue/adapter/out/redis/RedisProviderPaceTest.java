package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.JobAllowances;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.LeaseScene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Providers of all kinds with 60 requests a minute, a backlog, and a worker whose requests reach
 * them sooner or later: whether the queue uses what they allow and no more. In simulated time.
 */
final class RedisProviderPaceTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int LIMIT = 60;
  private static final int WINDOWS = 3;
  private static final long STEP = 100;
  private static final int SLOTS = 24;

  /** Milliseconds to the provider. */
  private static final long LONGEST_WAY = 900;

  private static final int USED_BY_OTHERS = 30;
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));

  private final SplittableRandom random = new SplittableRandom(7);
  private final LeaseScene scene = REDIS.emptyScene();
  private long now;

  /** A job on its way: first to the provider, then back. */
  private record Flight(Claim claim, long at, Optional<LimitedProvider.Answer> answer) {}

  static Stream<Arguments> providers() {
    var soon = Duration.ofMillis(300);
    var late = Duration.ofSeconds(15);
    return Stream.of(
        Arguments.of("sliding", LimitedProvider.sliding(LIMIT, WINDOW), soon),
        Arguments.of("sliding", LimitedProvider.sliding(LIMIT, WINDOW), late),
        Arguments.of("fixed", LimitedProvider.fixed(LIMIT, WINDOW, Duration.ofSeconds(40)), soon),
        Arguments.of("bucket", LimitedProvider.bucket(LIMIT, WINDOW), late));
  }

  @ParameterizedTest(name = "{0}, answers within {2}")
  @MethodSource("providers")
  void usesWhatTheProviderAllowsAndNoMore(
      String kind, LimitedProvider provider, Duration longestAnswer) {
    backlog();

    play(provider, longestAnswer.toMillis());

    assertThat(provider.refused()).as(kind).isZero();
    assertThat(provider.used()).as(kind).isGreaterThanOrEqualTo(LIMIT * WINDOWS * 95 / 100);
  }

  @Test
  void heedsWhatOthersHaveUsedBefore() {
    LimitedProvider provider = LimitedProvider.sliding(LIMIT, WINDOW);
    IntStream.range(0, USED_BY_OTHERS).forEach(_ -> provider.take(0));
    backlog();

    play(provider, 300);

    assertThat(provider.refused()).isZero();
    assertThat(provider.used()).isGreaterThanOrEqualTo(LIMIT * WINDOWS * 95 / 100);
  }

  private void play(LimitedProvider provider, long longestAnswer) {
    var flights = new PriorityQueue<>(Comparator.comparingLong(Flight::at));
    for (; now < WINDOW.toMillis() * WINDOWS; now += STEP) {
      while (!flights.isEmpty() && flights.element().at() <= now) {
        Flight flight = flights.remove();
        if (flight.answer().isPresent()) {
          end(flight);
        } else {
          var answer = Optional.of(provider.take(flight.at()));
          long back = flight.at() + 1 + random.nextLong(longestAnswer);
          flights.add(new Flight(flight.claim(), back, answer));
        }
      }
      claim(SLOTS - flights.size())
          .forEach(
              claim ->
                  flights.add(
                      new Flight(claim, now + random.nextLong(LONGEST_WAY), Optional.empty())));
      scene.pass(Duration.ofMillis(STEP));
    }
  }

  private void end(Flight flight) {
    LimitedProvider.Answer answer = flight.answer().orElseThrow();
    Claim claim = flight.claim();
    var limits = new ProviderLimits(List.of(answer.allowance()), Optional.empty());
    scene
        .leases()
        .learn(
            claim.job().id(),
            claim.token(),
            JobAllowances.of(limits.asAllowances(), Optional.empty()));
    if (answer.isRefused()) {
      var slow = new JobFailure(FailureClass.RATE_LIMIT, "http-429", "slow down", 1_000L);
      scene.leases().fail(claim.job().id(), claim.token(), slow);
    } else {
      scene
          .leases()
          .complete(claim.job().id(), claim.token(), JsonValue.of(1), Usage.ofDuration(1));
    }
  }

  private List<Claim> claim(int free) {
    var worker = new IdleWorker(new WorkerId("w"), OFFER, free, SLOTS);
    return free < 1
        ? List.of()
        : scene.leases().claim(TestRedis.P0, worker, Duration.ofMinutes(10), free);
  }

  private void backlog() {
    Instant accepted = Instant.now();
    List<QueuedJob> jobs = new ArrayList<>();
    IntStream.rangeClosed(1, LIMIT * (WINDOWS + 2))
        .forEach(
            n ->
                jobs.add(
                    aJob()
                        .number(n)
                        .customer("c" + n % 3)
                        .flowKeys("key", "key/model")
                        .acceptedAt(accepted.plusMillis(n))
                        .build()));
    for (int from = 0; from < jobs.size(); from += 100) {
      scene.queue().submit(jobs.subList(from, Math.min(jobs.size(), from + 100)));
    }
  }
}
