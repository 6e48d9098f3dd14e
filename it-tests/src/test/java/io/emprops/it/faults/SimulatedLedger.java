package io.emprops.it.faults;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.it.faults.check.Fact;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.application.job.LedgerProjection;
import io.emprops.openapi.application.job.LedgerProjection.Step;
import io.emprops.openapi.application.job.LedgerReconciler;
import io.emprops.openapi.application.job.LedgerReconciler.Depth;
import io.emprops.openapi.application.job.OutboxRelay;
import io.emprops.openapi.application.job.Wakeup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * open-api's relay, projection and reconciler over a ledger in memory. They are stepped one by one,
 * as open-api's loops do, and may be behind.
 */
final class SimulatedLedger {
  private static final int PAGES_AT_ONCE = 50;

  private final Broker broker;
  private final LossyQueue queue;
  private final InMemoryJobLedger ledger = new InMemoryJobLedger();
  private final OutboxRelay relay;
  private final LedgerProjection projection;
  private final LedgerReconciler reconciler;
  private final Set<JobId> open = new TreeSet<>(java.util.Comparator.comparing(JobId::value));
  private boolean lossSuspected;
  private boolean gapSeen;

  /**
   * An empty one.
   *
   * @param clock the ledger's own, which may be wrong
   */
  SimulatedLedger(Broker broker, LossyQueue queue, InstantSource clock) {
    this.broker = broker;
    this.queue = queue;
    var news = new JobNews();
    var wakeup = new Wakeup();
    var recording = new RecordingProjection();
    var log = new PresentLog();
    this.relay = new OutboxRelay(ledger, queue, Broker.P0, clock, news);
    this.projection = new LedgerProjection(log, recording, Broker.P0, Duration.ZERO, news, wakeup);
    this.reconciler =
        new LedgerReconciler(ledger, ledger, recording, queue, log, Broker.P0, clock, news, wakeup);
  }

  void accept(QueuedJob job) {
    ledger.accept(
        new NewJob(
            job,
            new WorkflowId("01HZX3V6QK8M2N4P5R7S9T1W3Y"),
            1,
            "faults",
            JsonValue.emptyObject(),
            Optional.empty(),
            Optional.empty()));
    open.add(job.id());
    broker.note(new Fact.Accepted(job));
  }

  void requestCancel(QueuedJob job) {
    ledger.requestCancel(job.organisationId(), job.id(), broker.now());
  }

  /** Tells the broker one batch of each kind; what gets lost is told again. */
  void relay() {
    try {
      relay.step();
    } catch (QueueUnavailableException _) {
      // The outbox keeps what the broker may not have.
    }
  }

  /** Tells the broker everything. */
  void relayAll() {
    queue.beReliable();
    while (!relay.step().nothing()) {
      // All that is noted.
    }
  }

  /** Applies one page; true if there was something to do. */
  boolean project() {
    return switch (projection.step()) {
      case Step.Nothing() -> false;
      case Step.Read read -> {
        gapSeen |= read.hasGap();
        yield true;
      }
      case Step.AnotherLife _ -> {
        lossSuspected = true;
        yield true;
      }
    };
  }

  /** Applies all that has happened. */
  void projectAll() {
    for (int i = 0; i < PAGES_AT_ONCE && project(); i++) {
      // The next page.
    }
  }

  /** Whether something calls for the reconciler. */
  boolean isWorried() {
    return lossSuspected || gapSeen;
  }

  void reconcile() {
    var depth = new Depth(gapSeen, lossSuspected);
    try {
      reconciler.reconcile(depth);
      gapSeen = false;
      lossSuspected = false;
    } catch (QueueUnavailableException _) {
      // It begins again with the next turn.
    }
  }

  /** Accepted jobs without an end. */
  Set<JobId> open() {
    return Set.copyOf(open);
  }

  boolean isFinal(JobId job) {
    return !open.contains(job);
  }

  /** The log of whichever Redis runs now. */
  private final class PresentLog implements JobLog {
    @Override
    public JobLogPage read(JobId job, Optional<io.emprops.core.job.EventId> since, Duration wait) {
      return broker.log().read(job, since, wait);
    }

    @Override
    public PartitionPage readPartition(
        Partition partition, String after, int limit, Duration wait) {
      return broker.log().readPartition(partition, after, limit, wait);
    }
  }

  /** Writes down which ends the ledger takes. */
  private final class RecordingProjection implements JobProjection {
    @Override
    public Position position(Partition partition) {
      return ledger.position(partition);
    }

    @Override
    public Optional<Applied> apply(Partition partition, Position read, PartitionPage page) {
      return ledger.apply(partition, read, page).map(this::recorded);
    }

    @Override
    public boolean restart(Partition partition, Position from, BrokerState state) {
      return ledger.restart(partition, from, state);
    }

    @Override
    public Applied fill(List<JobEvent> events) {
      return recorded(ledger.fill(events));
    }

    private Applied recorded(Applied applied) {
      applied.ended().stream()
          .sorted(java.util.Comparator.comparing(JobId::value))
          .forEach(
              job -> {
                open.remove(job);
                broker.note(new Fact.EndedInLedger(job));
              });
      return applied;
    }
  }

  /** Ends that the ledger made itself, without the broker. */
  void noteEnds(List<QueuedJob> jobs) {
    Set<JobId> ended =
        jobs.stream()
            .filter(job -> open.contains(job.id()))
            .filter(
                job ->
                    ledger
                        .find(job.organisationId(), job.id())
                        .filter(record -> record.isFinal())
                        .isPresent())
            .map(QueuedJob::id)
            .collect(Collectors.toSet());
    ended.forEach(job -> broker.note(new Fact.EndedInLedger(job)));
    open.removeAll(ended);
  }
}
