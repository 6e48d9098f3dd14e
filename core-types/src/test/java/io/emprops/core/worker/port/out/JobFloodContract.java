package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.idle;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One customer floods the queue; all others keep the bound of their waits. */
public abstract class JobFloodContract {
  private static final int FLOOD = 100_000;
  private static final int STARTED_BEFORE = 500;
  private static final int JOBS_OF_EACH = 3;
  private static final int SLOTS = 1_000;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_000})
  void quietCustomersOfUnequalWeightsWaitNoLongerThanTheBound(int quiet) {
    LeaseScene scene = emptyScene();
    double[] weights = weights(quiet + 1);
    for (int customer = 0; customer <= quiet; customer++) {
      scene.control().weigh(P0, name(customer), weights[customer]);
    }
    var bound = new ShareBound(weights, ones(quiet + 1));
    submit(scene, IntStream.range(0, FLOOD).mapToObj(n -> job(0, n)).toList());
    bound.submitted(0, FLOOD);
    for (int n = 0; n < STARTED_BEFORE; n++) {
      assertThat(bound.started(start(scene))).isEmpty();
    }

    List<QueuedJob> jobs = new ArrayList<>();
    for (int customer = 1; customer <= quiet; customer++) {
      for (int n = 0; n < JOBS_OF_EACH; n++) {
        jobs.add(job(customer, FLOOD + customer * JOBS_OF_EACH + n));
      }
      bound.submitted(customer, JOBS_OF_EACH);
    }
    submit(scene, jobs);

    for (int left = jobs.size(); left > 0; ) {
      int customer = start(scene);
      assertThat(bound.started(customer)).isEmpty();
      left -= customer == 0 ? 0 : 1;
    }
  }

  /** From a half to four times that of another; the flood's is one of them. */
  private static double[] weights(int customers) {
    var random = new SplittableRandom(customers);
    return random.doubles(customers, 0.5, 2).toArray();
  }

  private static int[] ones(int customers) {
    int[] costs = new int[customers];
    Arrays.fill(costs, 1);
    return costs;
  }

  private static String name(int customer) {
    return "c" + customer;
  }

  private static QueuedJob job(int customer, int number) {
    return aJob().number(number).customer(name(customer)).build();
  }

  private static void submit(LeaseScene scene, List<QueuedJob> jobs) {
    for (int from = 0; from < jobs.size(); from += JobQueue.MOST_PER_CALL) {
      scene
          .queue()
          .submit(jobs.subList(from, Math.min(jobs.size(), from + JobQueue.MOST_PER_CALL)));
    }
  }

  /** Whose job starts next. */
  private static int start(LeaseScene scene) {
    QueuedJob job =
        scene.leases().claim(P0, idle("w1", simulation(), SLOTS), LONG, 1).getFirst().job();
    return Integer.parseInt(job.customerId().substring(1));
  }
}
