package io.emprops.it.bench.broker;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Redis' own time for a claim in several queues, which take turns, so that all of them meet the
 * same moods of a shared machine.
 */
final class ClaimTurns {
  private static final int CLAIMS_PER_TURN = 20;
  private static final int WARM_UP = 5;
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final OurBroker broker;
  private final Probe probe;

  ClaimTurns(OurBroker broker, Probe probe) {
    this.broker = broker;
    this.probe = probe;
  }

  /** A queue with jobs, and a worker that is fit for some. */
  record Queue(String item, JobSource jobs, Capabilities offer) {}

  /**
   * What the turns took.
   *
   * @param first the first turn of all: there the worker is judged, and lanes behind closed gates
   *     leave the index
   * @param turns mean time of a claim in each turn after the warm-up
   */
  record Taken(double first, Samples turns) {}

  /** Takes so many turns; by queue, in their order. */
  Map<Queue, Taken> take(List<Queue> queues, int turns, Runnable between) {
    Map<Queue, Double> first = new LinkedHashMap<>();
    Map<Queue, List<Double>> all = new LinkedHashMap<>();
    for (int turn = -WARM_UP; turn < turns; turn++) {
      for (Queue queue : queues) {
        double micros = turn(queue);
        first.putIfAbsent(queue, micros);
        if (turn >= 0) {
          all.computeIfAbsent(queue, _ -> new ArrayList<>()).add(micros);
        }
      }
      if (turn >= 0) {
        between.run();
      }
    }
    Map<Queue, Taken> taken = new LinkedHashMap<>();
    all.forEach(
        (queue, micros) ->
            taken.put(queue, new Taken(first.getOrDefault(queue, Double.NaN), Samples.of(micros))));
    return taken;
  }

  /** What waits stays the same: each claimed job is completed, and one like it submitted. */
  private double turn(Queue queue) {
    var worker = new IdleWorker(new WorkerId("bench"), queue.offer(), 1, 1);
    List<Claim> claims = new ArrayList<>();
    CommandStats before = probe.stats();
    for (int i = 0; i < CLAIMS_PER_TURN; i++) {
      claims.addAll(broker.leases().claim(queue.jobs().partition(), worker, LEASE, 1));
    }
    double micros = probe.stats().since(before).of("fcall").micros() / (double) CLAIMS_PER_TURN;
    if (claims.size() != CLAIMS_PER_TURN) {
      throw new BenchFailure(
          "%d claims of %s found %d jobs".formatted(CLAIMS_PER_TURN, queue.item(), claims.size()));
    }
    for (Claim claim : claims) {
      broker
          .leases()
          .complete(claim.job().id(), claim.token(), JsonValue.emptyObject(), Usage.ofDuration(1));
    }
    broker.queue().submit(claims.stream().map(claim -> queue.jobs().like(claim.job())).toList());
    return micros;
  }
}
