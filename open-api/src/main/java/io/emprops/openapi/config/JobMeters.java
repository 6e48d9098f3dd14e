package io.emprops.openapi.config;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.PartitionPage;
import io.emprops.openapi.application.job.LedgerReconciler.Report;
import io.emprops.openapi.application.job.OutboxRelay.Told;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the loops do. */
final class JobMeters {
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final AtomicLong lagMillis;

  JobMeters(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    this.lagMillis = registry.gauge("emprops.projection.lag.ms", new AtomicLong());
  }

  void relayed(Told told) {
    count("emprops.outbox.told", "submit", told.submitted());
    count("emprops.outbox.told", "cancel", told.cancelled());
    count("emprops.outbox.told", "acknowledge", told.acknowledged());
    count("emprops.outbox.told", "ended-here", told.endedHere());
  }

  void projected(PartitionPage page) {
    registry.counter("emprops.projection.events").increment(page.events().size());
    if (!page.events().isEmpty()) {
      JobEvent last = page.events().getLast();
      lagMillis.set(Math.max(0, Duration.between(last.at(), clock.instant()).toMillis()));
    }
  }

  void reconciled(Report report) {
    registry.counter("emprops.reconciliations").increment();
    count("emprops.reconciled", "submitted-again", report.submittedAgain());
    count("emprops.reconciled", "filled", report.filled());
    count("emprops.reconciled", "settled", report.settled());
  }

  private void count(String name, String kind, int by) {
    if (by > 0) {
      registry.counter(name, "kind", kind).increment(by);
    }
  }
}
