package io.emprops.queue.application;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartitionTurnsTest {
  private static final Partition P0 = Partitions.DEFAULT;
  private static final Partition P1 = new Partition("p1");
  private static final Partition P2 = new Partition("p2");
  private static final Partitions PARTITIONS =
      Partitions.of(
          Map.of(
              P1, Set.of(new JobType("openai_chat"), new JobType("openai_image")),
              P2, Set.of(new JobType("comfyui"))));

  private final ListedLeases leases = new ListedLeases();
  private final PartitionTurns turns = new PartitionTurns(leases, PARTITIONS, new Random(1));

  @Test
  void asksThePartitionsOfAWorkersTypesAndNoOther() {
    claim("simulation", "openai_chat", "openai_image");

    assertThat(leases.asked)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(P0, "simulation", P1, "openai_chat,openai_image"));
  }

  @Test
  void takesOneJobAtATimeFromWhicheverHasOne() {
    leases.add(P1, aJob().partition(P1).jobType("openai_chat").build());

    Optional<Claim> first = claim("simulation", "openai_chat", "comfyui");
    Optional<Claim> second = claim("simulation", "openai_chat", "comfyui");

    assertThat(first).map(claim -> claim.job().id().partition()).contains(P1);
    assertThat(second).isEmpty();
  }

  @Test
  void letsNoneStarveWhileAnotherAlwaysHasJobs() {
    for (Partition partition : PARTITIONS.all()) {
      IntStream.range(0, 300)
          .forEach(n -> leases.add(partition, aJob().number(n).partition(partition).build()));
    }

    Map<Partition, Long> served =
        IntStream.range(0, 300)
            .mapToObj(_ -> claim("simulation", "openai_chat", "comfyui").orElseThrow())
            .collect(
                Collectors.groupingBy(
                    claim -> claim.job().id().partition(), Collectors.counting()));

    assertThat(served).containsOnlyKeys(P0, P1, P2);
    assertThat(served.values()).allMatch(count -> count > 60);
  }

  @Test
  void passesOverAPartitionThatIsAway() {
    leases.away.add(P0);
    leases.add(P1, aJob().partition(P1).jobType("openai_chat").build());

    assertThat(claim("simulation", "openai_chat")).isPresent();
    assertThat(claim("simulation", "openai_chat")).isEmpty();
    assertThatThrownBy(() -> claim("simulation")).isInstanceOf(QueueUnavailableException.class);
  }

  private Optional<Claim> claim(String... types) {
    var offer =
        Capabilities.ofTypes(Arrays.stream(types).map(JobType::new).collect(Collectors.toSet()));
    var worker = new IdleWorker(new WorkerId("w1"), offer, 1, 1);
    return turns.claim(worker, Duration.ofMinutes(1));
  }
}
