package io.emprops.core.worker.port.out;

import io.emprops.core.job.JobOrder;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.Match;
import io.emprops.core.worker.Matcher;
import io.emprops.core.worker.Requirements;
import io.emprops.core.worker.RequirementsParser;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Start-time fair queueing over one job type, as plainly as it can be written: a list that is
 * searched each time.
 */
final class ShareModel {
  private final Map<String, Double> weights;
  private final List<QueuedJob> waiting = new ArrayList<>();
  private final Map<String, Double> tags = new HashMap<>();
  private double virtualTime;

  ShareModel(Map<String, Double> weights) {
    this.weights = Map.copyOf(weights);
  }

  void submit(QueuedJob job) {
    String customer = job.customerId();
    if (waiting.stream().noneMatch(other -> other.customerId().equals(customer))) {
      tags.merge(customer, virtualTime, Math::max);
    }
    waiting.add(job);
  }

  /** The lowest tag of a customer with a job for this offer. */
  OptionalDouble lowestTag(Capabilities offer) {
    return waiting.stream()
        .filter(job -> fits(job, offer))
        .mapToDouble(job -> tags.getOrDefault(job.customerId(), 0.0))
        .min();
  }

  double tagOf(String customer) {
    return tags.getOrDefault(customer, 0.0);
  }

  /** The customer's first job for this offer. */
  Optional<QueuedJob> firstOf(String customer, Capabilities offer) {
    return waiting.stream()
        .filter(job -> job.customerId().equals(customer) && fits(job, offer))
        .min(Comparator.comparingLong(job -> JobOrder.score(job.acceptedAt(), job.priority())));
  }

  /** The job starts. */
  void start(QueuedJob job) {
    String customer = job.customerId();
    double begin = Math.max(virtualTime, tagOf(customer));
    virtualTime = begin;
    tags.put(customer, begin + job.cost() / weights.getOrDefault(customer, 1.0));
    waiting.remove(job);
    if (waiting.isEmpty()) {
      virtualTime = 0;
      tags.clear();
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  private static boolean fits(QueuedJob job, Capabilities offer) {
    Requirements required =
        RequirementsParser.parse(job.requirements()) instanceof Parsed.Read(var read)
            ? read
            : Requirements.NONE;
    return Matcher.match(job.jobType(), required, offer) instanceof Match.Matched;
  }
}
