package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.Expense;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.port.out.BudgetScene;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.LeaseScene;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers that claim at the same time, fail, crash, give back and are told to stop, by a seed. What
 * is spent and held never exceeds the limit, nothing that was held is lost, and all of it stands in
 * the jobs' ends.
 */
final class RedisBudgetHistoriesTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final int JOBS = 60;
  private static final int WORKERS = 4;
  private static final int IN_VAIN = 30;
  private static final long LIMIT = 5_000;
  private static final Duration LONG = Duration.ofHours(10);
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));

  private final LeaseScene scene = REDIS.emptyScene();
  private final BudgetScene budgets = new BudgetScene(scene);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void neverSpendsMoreThanTheLimitAndLosesNothing(long seed) throws Exception {
    budgets.tell("A", BudgetLimit.ofMicroDollars(LIMIT));
    List<QueuedJob> jobs = jobs(new Random(seed));
    scene.queue().submit(jobs);

    together(seed, Trouble.SOME);
    BudgetFigures used = budgets.figures("A");
    assertThat(used.held()).isEqualTo(Expense.NONE);
    assertThat(used.spent().microDollars()).isLessThanOrEqualTo(LIMIT);
    assertThat(ends(jobs).count()).isLessThan(JOBS);

    budgets.tell("A", BudgetLimit.ofMicroDollars(LIMIT * JOBS));
    for (int round = 0; ends(jobs).count() < JOBS; round++) {
      assertThat(round).as("rounds until all have ended").isLessThan(20);
      scene.pass(Duration.ofSeconds(6));
      together(seed + round, Trouble.NONE);
    }

    Expense told =
        ends(jobs).map(end -> Attempt.spent(end.attempts())).reduce(Expense.NONE, Expense::plus);
    assertThat(budgets.figures("A")).isEqualTo(new BudgetFigures(told, Expense.NONE, 0));
  }

  private static List<QueuedJob> jobs(Random random) {
    return IntStream.range(0, JOBS)
        .mapToObj(
            n ->
                aJob()
                    .number(n)
                    .customer("c" + n % 3)
                    .acceptedAt(Instant.now())
                    .flowKeys(BudgetScene.id("A").flowKey())
                    .spending(SpendingTerms.of(50 + random.nextInt(500), 5))
                    .build())
        .toList();
  }

  /** Several workers at once, each until it has got nothing for a while. */
  private void together(long seed, Trouble trouble) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int w = 0; w < WORKERS; w++) {
        String worker = "w" + w;
        var random = new Random(seed * WORKERS + w);
        all.add(threads.submit(() -> work(worker, random, trouble)));
      }
      for (Future<?> one : all) {
        try {
          one.get();
        } catch (ExecutionException e) {
          throw new AssertionError("seed " + seed, e.getCause());
        }
      }
    }
    while (scene.leases().reap(TestRedis.P0) > 0) {
      // Those whose lease was over at once.
    }
  }

  private void work(String worker, Random random, Trouble trouble) {
    int inVain = 0;
    while (inVain < IN_VAIN) {
      boolean crashes = trouble == Trouble.SOME && random.nextInt(8) == 0;
      Optional<Claim> claim = scene.claim(worker, OFFER, crashes ? AT_ONCE : LONG);
      inVain = claim.isPresent() ? 0 : inVain + 1;
      assertWithin(trouble);
      if (!crashes) {
        claim.ifPresent(it -> end(it, random, trouble));
      }
      assertWithin(trouble);
      scene.leases().reap(TestRedis.P0);
    }
  }

  private void assertWithin(Trouble trouble) {
    BudgetFigures now = budgets.figures("A");
    long most = trouble == Trouble.SOME ? LIMIT : LIMIT * JOBS;
    assertThat(now.spent().plus(now.held()).microDollars()).isLessThanOrEqualTo(most);
  }

  private void end(Claim claim, Random random, Trouble trouble) {
    JobId job = claim.job().id();
    SpendingTerms terms = claim.job().spending();
    long most = terms == null || terms.microDollars() == null ? 0 : terms.microDollars();
    Usage usage =
        new Usage(
            3L, 2L, null, null, 1, BigDecimal.valueOf((long) (random.nextDouble() * most), 6));
    switch (trouble == Trouble.SOME ? random.nextInt(7) : 0) {
      case 0, 1, 2 -> scene.leases().complete(job, claim.token(), JsonValue.of(1), usage);
      case 3 -> scene.leases().fail(job, claim.token(), failure(FailureClass.SERVICE_ERROR), usage);
      case 4 -> scene.leases().fail(job, claim.token(), failure(FailureClass.TIMEOUT));
      case 5 -> {
        scene.queue().cancel(job);
        scene.leases().release(job, claim.token());
      }
      default -> {
        var half = new JobEvent.Progressed("half", 1.0, 2.0, null, null, null);
        scene.leases().report(job, claim.token(), List.of(half));
        scene.leases().release(job, claim.token());
      }
    }
  }

  private static JobFailure failure(FailureClass failureClass) {
    return JobFailure.of(failureClass, "simulated", "no");
  }

  private Stream<JobEvent.Ended> ends(List<QueuedJob> jobs) {
    return jobs.stream()
        .map(job -> scene.log().read(job.id(), Optional.empty(), Duration.ZERO).events())
        .map(events -> events.getLast().body())
        .filter(JobEvent.Ended.class::isInstance)
        .map(JobEvent.Ended.class::cast);
  }

  private enum Trouble {
    SOME,
    NONE
  }
}
