package io.emprops.openapi.application.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.Acceptance;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PriorRequest;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import java.time.Instant;
import java.util.Optional;

/** Takes jobs into the ledger, once for each idempotency key, and wakes the relay. */
final class JobIntake {
  private final JobLedger ledger;
  private final Wakeup relay;

  JobIntake(JobLedger ledger, Wakeup relay) {
    this.ledger = ledger;
    this.relay = relay;
  }

  /** What the earlier request with this key was answered with, if there was one. */
  Optional<Admission> before(OrganisationId organisation, RequestKey key, Instant now) {
    return ledger.findRequest(organisation, key.key(), now).map(prior -> compare(key, prior));
  }

  Admission admit(NewJob job) {
    return switch (ledger.accept(job)) {
      case Acceptance.Stored(JobId id) -> {
        relay.call();
        yield new Admission.Stored(id);
      }
      case Acceptance.KeyTaken(PriorRequest prior) -> compare(job.key().orElseThrow(), prior);
    };
  }

  private static Admission compare(RequestKey key, PriorRequest prior) {
    return prior.requestHash().equals(key.requestHash())
        ? new Admission.Known(prior.job())
        : new Admission.KeyTaken();
  }

  /** What became of a job that asked to be let in. */
  sealed interface Admission {

    /** It is in the ledger. */
    record Stored(JobId job) implements Admission {}

    /** The same request came before; this is its job. */
    record Known(JobId job) implements Admission {}

    /** The key belongs to another request. */
    record KeyTaken() implements Admission {}
  }
}
