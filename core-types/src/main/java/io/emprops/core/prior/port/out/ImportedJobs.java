package io.emprops.core.prior.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers for good which job of the prior system became which job here; every call sees one
 * organisation only. Every implementation passes {@code ImportedJobsContract}.
 */
public interface ImportedJobs {

  /**
   * Accepts the job into the ledger and remembers where it came from, all or nothing. Of several
   * callers with one prior job, one stores.
   *
   * @param job names no idempotency key
   * @return what was imported under this id before, if anything was; nothing was stored then
   */
  Optional<Imported> accept(Origin origin, NewJob job);

  /** What was imported under this id before. */
  Optional<Imported> find(OrganisationId organisation, String priorId);

  /**
   * Where a job came from.
   *
   * @param priorId its id there
   * @param digest tells it from another job with the same id
   */
  record Origin(String priorId, String digest, Instant importedAt) {}

  /** A job that was imported before. */
  record Imported(JobId job, String digest) {}
}
