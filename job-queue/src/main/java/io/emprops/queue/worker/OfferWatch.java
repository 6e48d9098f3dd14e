package io.emprops.queue.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.worker.ConnectorWatch.Absent;
import io.emprops.queue.worker.ConnectorWatch.Failing;
import io.emprops.queue.worker.ConnectorWatch.Working;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps what the worker offers in step with what its connectors can do: asks all of them for their
 * health and models, again and again. One that fails takes its job types out until it is well.
 */
final class OfferWatch {
  private static final Logger LOG = Logger.getLogger(OfferWatch.class);
  private static final Comparator<JobType> BY_NAME = Comparator.comparing(JobType::value);

  private final OfferTerms terms;
  private final List<ConnectorWatch> connectors;
  private final Runnable onChange;
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Offer current;

  /**
   * Looks once it is started.
   *
   * @param onChange called after what is offered has changed
   */
  OfferWatch(OfferTerms terms, Collection<? extends Connector> connectors, Runnable onChange) {
    this.terms = terms;
    this.connectors = connectors.stream().map(ConnectorWatch::new).toList();
    this.onChange = onChange;
    this.current =
        new Offer(
            terms.capabilities(Set.of(), Map.of()),
            Optional.of(new WorkerCondition(WorkerState.STARTING, "looking at the connectors")));
    this.thread = Thread.ofPlatform().daemon().name("worker-health").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  /** What the last look has found; nothing before the first. */
  Offer current() {
    return current;
  }

  /** Waits for the first look, though not for long. */
  void awaitFirst(Duration longest) throws InterruptedException {
    var _ = first.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  void close() throws InterruptedException {
    closed.countDown();
    thread.interrupt();
    thread.join();
  }

  private void watch() {
    try {
      do {
        Offer found = look();
        if (!found.equals(current)) {
          tell(found);
          current = found;
          onChange.run();
        }
        first.countDown();
      } while (!closed.await(terms.checkInterval().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Offer found) {
    String types =
        found.capabilities().jobTypes().stream()
            .map(JobType::value)
            .collect(Collectors.joining(","));
    found
        .trouble()
        .ifPresentOrElse(
            trouble ->
                LOG.warnf(
                    "worker offers less: state=%s job_types=%s reason=%s",
                    trouble.state().wire(), types, trouble.reason()),
            () -> LOG.infof("worker offers all: job_types=%s", types));
  }

  private Offer look() throws InterruptedException {
    connectors.forEach(ConnectorWatch::begin);
    long end = System.nanoTime() + terms.longestCheck().toNanos();
    Set<JobType> types = new HashSet<>();
    Map<String, List<String>> models = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    boolean allWorked = true;
    for (ConnectorWatch connector : connectors) {
      List<JobType> served =
          connector.jobTypes().stream().filter(terms::allow).sorted(BY_NAME).toList();
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      switch (connector.await(left)) {
        case Working(var known) -> {
          types.addAll(served);
          known.forEach((type, some) -> add(models, served, type, some));
        }
        case Failing(String reason, boolean worked) -> {
          if (!served.isEmpty()) {
            reasons.add(names(served) + ": " + reason);
            allWorked &= worked;
          }
        }
        case Absent _ -> {}
      }
    }
    return new Offer(terms.capabilities(types, models), trouble(reasons, allWorked));
  }

  private static void add(
      Map<String, List<String>> models, List<JobType> served, JobType type, List<String> some) {
    if (served.contains(type)) {
      models.put(type.value(), some.stream().sorted().toList());
    }
  }

  private static String names(List<JobType> types) {
    return types.stream().map(JobType::value).collect(Collectors.joining(", "));
  }

  private static Optional<WorkerCondition> trouble(List<String> reasons, boolean allWorked) {
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WorkerCondition(
                allWorked ? WorkerState.UNHEALTHY : WorkerState.SETUP_FAILED,
                String.join("; ", reasons)));
  }
}
