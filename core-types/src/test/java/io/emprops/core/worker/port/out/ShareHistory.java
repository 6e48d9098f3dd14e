package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.idle;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static io.emprops.core.worker.port.out.LeaseScene.withGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A history of submissions and claims by chance, in a partition without jobs. The same seed makes
 * the same history.
 */
public record ShareHistory(
    JobQueue queue, JobLeases leases, QueueControl control, Partition partition) {
  private static final int SLOTS = 1_000;

  /** One in this scene. */
  public static ShareHistory of(LeaseScene scene, Partition partition) {
    return new ShareHistory(scene.queue(), scene.leases(), scene.control(), partition);
  }

  /** Whoever has a waiting job gets its turn, whatever others submit. */
  public void keepsTheBound(long seed, int steps) {
    var random = new Random(seed);
    int customers = 2 + random.nextInt(5);
    double[] weights = random.doubles(customers, 0.25, 4).toArray();
    int[] costs = random.ints(customers, 1, 5).toArray();
    for (int c = 0; c < customers; c++) {
      control.weigh(partition, "c" + c, weights[c]);
    }
    var bound = new ShareBound(weights, costs);

    for (int step = 0; step < steps; step++) {
      if (random.nextInt(5) < 2) {
        int c = random.nextInt(customers);
        int jobs = 1 + random.nextInt(6);
        for (int job = 0; job < jobs; job++) {
          submit(aJob().number(step * 10 + job).customer("c" + c).cost(costs[c]));
        }
        bound.submitted(c, jobs);
      } else {
        start(simulation())
            .ifPresent(
                job ->
                    assertThat(bound.started(Integer.parseInt(job.customerId().substring(1))))
                        .as("seed %d", seed)
                        .isEmpty());
      }
    }
  }

  /** Each job is the one that a list would give that is searched from its first to its last. */
  public void agreesWithTheModel(long seed, int steps) {
    var random = new Random(seed);
    Map<String, Double> weights = new HashMap<>();
    for (int c = 0; c < 4; c++) {
      double weight = 1.0 + random.nextInt(3);
      weights.put("c" + c, weight);
      control.weigh(partition, "c" + c, weight);
    }
    var model = new ShareModel(weights);
    List<Capabilities> offers =
        List.of(
            simulation(), withGpu(8, "{\"region\":\"eu\"}"), withGpu(80, "{\"region\":\"us\"}"));
    for (int step = 0; step < steps; step++) {
      if (random.nextBoolean()) {
        model.submit(submit(anyJob(step, random)));
      } else {
        Capabilities offer = offers.get(random.nextInt(offers.size()));
        agrees(model, offer, start(offer), "seed %d, step %d".formatted(seed, step));
      }
    }
  }

  private QueuedJob submit(AJob job) {
    QueuedJob submitted = job.partition(partition).build();
    queue.submit(List.of(submitted));
    return submitted;
  }

  private Optional<QueuedJob> start(Capabilities offer) {
    return leases.claim(partition, idle("w1", offer, SLOTS), LONG, 1).stream()
        .map(Claim::job)
        .findFirst();
  }

  private static void agrees(
      ShareModel model, Capabilities offer, Optional<QueuedJob> started, String step) {
    var lowest = model.lowestTag(offer);
    assertThat(started.isPresent()).as(step).isEqualTo(lowest.isPresent());
    started.ifPresent(
        job -> {
          assertThat(model.tagOf(job.customerId())).as(step).isEqualTo(lowest.getAsDouble());
          assertThat(model.firstOf(job.customerId(), offer)).as(step).contains(job);
          model.start(job);
        });
  }

  private static AJob anyJob(int number, Random random) {
    var job =
        aJob()
            .number(number)
            .priority(random.nextInt(3))
            .acceptedAfter(random.nextInt(4) * 30L)
            .cost(1 + random.nextInt(3))
            .customer("c" + random.nextInt(4));
    return switch (random.nextInt(4)) {
      case 0 -> job.requirements("{\"hardware\":{\"gpu_memory_gb\":24}}");
      case 1 -> job.requirements("{\"labels\":{\"region\":\"eu\"}}");
      case 2 -> job.requirements("{\"negative\":{\"labels\":{\"region\":\"us\"}}}");
      default -> job;
    };
  }
}
