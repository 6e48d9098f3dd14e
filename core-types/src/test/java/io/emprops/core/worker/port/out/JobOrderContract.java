package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobOrder;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.Capabilities;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In which order {@link JobLeases} hands out the jobs of one customer: by {@link JobOrder}, and
 * among equals as submitted; and those of several types.
 */
public abstract class JobOrderContract {
  private static final Capabilities OFFER =
      Capabilities.ofTypes(
          Stream.of("simulation", "ollama", "gemini")
              .map(JobType::new)
              .collect(Collectors.toSet()));

  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void claimsTheHighestPriorityFirst() {
    scene.submit(
        aJob().number(1).priority(0).build(),
        aJob().number(2).priority(100).build(),
        aJob().number(3).priority(50).build());

    assertThat(claimAll()).containsExactly(id(2), id(3), id(1));
  }

  @Test
  void amongEqualsClaimsTheFirstSubmitted() {
    scene.submit(aJob().number(3).build(), aJob().number(1).build(), aJob().number(2).build());

    assertThat(claimAll()).containsExactly(id(3), id(1), id(2));
  }

  @Test
  void letsAgeOvertakePriorityAtAMinuteAPoint() {
    scene.submit(
        aJob().number(1).priority(51).acceptedAfter(61).build(),
        aJob().number(2).priority(50).acceptedAfter(0).build(),
        aJob().number(3).priority(51).acceptedAfter(59).build());

    assertThat(claimAll()).containsExactly(id(3), id(2), id(1));
  }

  @Test
  void takesTheBestAmongJobsOfDifferentRequirements() {
    scene.submit(
        aJob().number(1).priority(10).build(),
        aJob().number(2).priority(20).requirements("{\"models\":\"all\"}").build(),
        aJob().number(3).priority(15).requirements("{\"hardware\":\"all\"}").build());

    assertThat(claimAll()).containsExactly(id(2), id(3), id(1));
  }

  @Test
  void takesTheOldestAmongJobsOfDifferentTypes() {
    scene.submit(
        aJob().number(1).jobType("simulation").priority(100).acceptedAfter(2).build(),
        aJob().number(2).jobType("ollama").priority(0).acceptedAfter(1).build(),
        aJob().number(3).jobType("gemini").priority(50).acceptedAfter(3).build());

    assertThat(claimAll()).containsExactly(id(2), id(1), id(3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void agreesWithAListThatIsSortedEachTime(long seed) {
    var random = new Random(seed);
    List<QueuedJob> model = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      if (random.nextInt(3) > 0) {
        QueuedJob job = anyJob(step, random);
        scene.submit(job);
        model.add(job);
      } else {
        assertThat(claim()).as("step %d of seed %d", step, seed).isEqualTo(takeBest(model));
      }
    }
    while (!model.isEmpty()) {
      assertThat(claim()).as("rest of seed %d", seed).isEqualTo(takeBest(model));
    }
    assertThat(claim()).isEmpty();
  }

  private static QueuedJob anyJob(int number, Random random) {
    var job =
        aJob()
            .number(number)
            .priority(random.nextInt(3))
            .acceptedAfter(random.nextInt(4) * 30L)
            .customer("one:customer");
    return (random.nextBoolean() ? job : job.requirements("{\"models\":\"all\"}")).build();
  }

  /** Stable: of equals, the one that was added first. */
  private static Optional<JobId> takeBest(List<QueuedJob> model) {
    Optional<QueuedJob> best =
        model.stream()
            .min(Comparator.comparingLong(j -> JobOrder.score(j.acceptedAt(), j.priority())));
    best.ifPresent(model::remove);
    return best.map(QueuedJob::id);
  }

  private List<JobId> claimAll() {
    List<JobId> claimed = new ArrayList<>();
    claim()
        .ifPresent(
            first -> {
              claimed.add(first);
              claimed.addAll(claimAll());
            });
    return claimed;
  }

  private Optional<JobId> claim() {
    return scene.claim("w1", OFFER, LeaseScene.LONG).map(claim -> claim.job().id());
  }

  private static JobId id(int number) {
    return aJob().number(number).build().id();
  }
}
