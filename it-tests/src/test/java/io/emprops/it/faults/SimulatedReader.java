package io.emprops.it.faults;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.it.faults.check.Fact;
import java.time.Duration;
import java.util.Optional;

/** Follows one job from its last event, as often as it likes, until it knows the end. */
final class SimulatedReader {
  private final String name;
  private final JobId job;
  private Optional<EventId> last = Optional.empty();
  private boolean told;

  SimulatedReader(String name, JobId job) {
    this.name = name;
    this.job = job;
  }

  String name() {
    return name;
  }

  boolean isTold() {
    return told;
  }

  /** Forgets where it was. */
  void beginAnew() {
    last = Optional.empty();
  }

  /** Reads on; where the broker has nothing more to tell, the ledger tells the end. */
  void read(Broker broker, SimulatedLedger ledger) {
    broker.observe();
    JobLogPage page = broker.log().read(job, last, Duration.ZERO);
    broker.note(new Fact.Read(name, job, last, page));
    if (page.snapshot() != null) {
      last = Optional.of(page.snapshot().upTo());
    }
    for (JobEvent event : page.events()) {
      last = Optional.of(event.id());
      told |= event.body() instanceof JobEvent.Ended;
    }
    told |= page.events().isEmpty() && ledger.isFinal(job);
  }
}
