package io.emprops.core.job.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that ended as failed or timeout, until somebody deals with them. A job becomes one in the
 * transaction that ends it, and stops being one when a job that follows it is accepted. Every call
 * sees one organisation only. Every implementation passes {@code DeadLettersContract}.
 */
public interface DeadLetters {

  /**
   * A part of the signatures that have dead letters, the last to happen first.
   *
   * @param jobType only of this type; empty for all
   * @throws io.emprops.core.workflow.CursorException if no list gave out the cursor
   */
  Page<DeadLetterGroup> groups(
      OrganisationId organisation, String jobType, int limit, String cursor);

  /** A part of a signature's dead letters, the last to end first; the cursor is a job. */
  Page<DeadLetter> list(
      OrganisationId organisation, ErrorSignature signature, int limit, String cursor);

  /** A signature's dead letters, the first to end first. */
  List<JobId> oldest(OrganisationId organisation, ErrorSignature signature, int limit);

  /** When the last of those becomes due that have followed a signature's dead letters. */
  Optional<Instant> lastDue(OrganisationId organisation, ErrorSignature signature);

  /**
   * Accepts a job that follows a dead letter, all or nothing. Of several callers for one dead
   * letter, one stores.
   *
   * @return false, with nothing stored, if it is none, or no longer
   */
  boolean requeue(JobLedger.NewJob job);

  /**
   * Takes a signature's dead letters off the list; the jobs stay in the ledger.
   *
   * @return how many
   */
  int dismiss(OrganisationId organisation, ErrorSignature signature, UserId by, Instant at);
}
