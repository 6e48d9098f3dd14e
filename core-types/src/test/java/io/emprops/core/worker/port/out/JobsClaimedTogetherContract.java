package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.AJob;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a claim of many jobs hands out what as many claims of one job would, in the same order. */
public abstract class JobsClaimedTogetherContract {
  private static final int SLOTS = 100;
  private static final String GPU = "{\"hardware\":{\"gpu_memory_gb\":8}}";

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  /** Seeds of mixtures; a longer run may take more of them. */
  protected static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("emp.test.histories", 40));
  }

  @Test
  void goesOnInTheOnlyLaneFromItsFirstJobToItsLast() {
    assertThat(together(offer("simulation"), jobs(5, n -> aJob().priority(10 * n))))
        .containsExactly(4, 3, 2, 1, 0);
  }

  @Test
  void letsCustomersTakeTurns() {
    List<QueuedJob> jobs = jobs(6, n -> aJob().customer(n < 3 ? "a" : "b"));

    List<Integer> claimed = together(offer("simulation"), jobs);

    for (int turn = 0; turn < 6; turn += 2) {
      assertThat(claimed.subList(turn, turn + 2)).anyMatch(n -> n < 3).anyMatch(n -> n >= 3);
    }
  }

  @Test
  void takesTheBestOfACustomersLanesEachTime() {
    List<QueuedJob> jobs =
        jobs(
            6,
            n -> n % 2 == 0 ? aJob().priority(10 * n) : aJob().priority(10 * n).requirements(GPU));

    assertThat(together(offer("simulation"), jobs)).containsExactly(5, 4, 3, 2, 1, 0);
  }

  @Test
  void takesTheOldestOfSeveralTypesEachTime() {
    List<QueuedJob> jobs =
        jobs(6, n -> aJob().jobType(n % 2 == 0 ? "simulation" : "ollama").acceptedAfter(n));

    assertThat(together(offer("simulation", "ollama"), jobs)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void startsNoMoreOfAFlowKeyThanItAllows() {
    LeaseScene scene = emptyScene();
    scene.control().limit(P0, "key", FlowLimit.atOnce(2));
    scene.submit(jobs(5, _ -> aJob().flowKeys("key")).toArray(QueuedJob[]::new));

    assertThat(claim(scene, offer("simulation"), SLOTS, SLOTS)).hasSize(2);
  }

  @Test
  void takesNoMoreThanTheSlotsHold() {
    LeaseScene scene = emptyScene();
    scene.submit(jobs(5, _ -> aJob().cost(2)).toArray(QueuedJob[]::new));

    assertThat(claim(scene, offer("simulation"), 7, SLOTS)).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isAsClaimsOfOne(long seed) {
    var random = new Random(seed);
    int customers = 1 + random.nextInt(3);
    int types = 1 + random.nextInt(2);
    int classes = 1 + random.nextInt(2);
    int limit = random.nextInt(4);
    List<QueuedJob> jobs =
        jobs(
            1 + random.nextInt(20),
            _ -> {
              AJob job =
                  aJob()
                      .customer("c" + random.nextInt(customers))
                      .jobType(random.nextInt(types) == 0 ? "simulation" : "ollama")
                      .acceptedAfter(random.nextInt(600))
                      .priority(random.nextInt(20));
              job = random.nextInt(classes) == 0 ? job : job.requirements(GPU);
              return limit > 0 && random.nextBoolean() ? job.flowKeys("key") : job;
            });
    Capabilities offer = offer("simulation", types == 1 ? "gemini" : "ollama");

    assertThat(claimedOf(jobs, offer, limit, SLOTS)).isEqualTo(claimedOf(jobs, offer, limit, 1));
  }

  /** The numbers of the jobs in the order in which claims of so many hand them out. */
  private List<Integer> claimedOf(
      List<QueuedJob> jobs, Capabilities offer, int limit, int perClaim) {
    LeaseScene scene = emptyScene();
    if (limit > 0) {
      scene.control().limit(P0, "key", FlowLimit.atOnce(limit));
    }
    scene.submit(jobs.toArray(QueuedJob[]::new));
    List<Integer> claimed = new ArrayList<>();
    List<Integer> some = claim(scene, offer, SLOTS, perClaim);
    while (!some.isEmpty()) {
      claimed.addAll(some);
      some = claim(scene, offer, SLOTS - claimed.size(), perClaim);
    }
    return claimed;
  }

  private List<Integer> together(Capabilities offer, List<QueuedJob> jobs) {
    return claimedOf(jobs, offer, 0, SLOTS);
  }

  private static List<Integer> claim(LeaseScene scene, Capabilities offer, int free, int atMost) {
    var worker = new IdleWorker(new WorkerId("w1"), offer, free, SLOTS);
    return scene.leases().claim(P0, worker, LONG, atMost).stream()
        .map(claim -> numberOf(claim.job()))
        .toList();
  }

  private static List<QueuedJob> jobs(int count, IntFunction<AJob> each) {
    return IntStream.range(0, count).mapToObj(n -> each.apply(n).number(n).build()).toList();
  }

  private static int numberOf(QueuedJob job) {
    String id = job.id().value();
    return Integer.parseInt(id.substring(id.length() - 4));
  }

  private static Capabilities offer(String... types) {
    Capabilities gpu = LeaseScene.withGpu(8, "{}");
    return new Capabilities(
        Stream.of(types).map(JobType::new).collect(Collectors.toSet()),
        gpu.hardware(),
        null,
        gpu.labels(),
        null,
        null);
  }
}
