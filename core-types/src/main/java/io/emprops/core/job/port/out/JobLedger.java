package io.emprops.core.job.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every accepted job for good; every call sees one organisation only. Every implementation
 * passes {@code JobLedgerContract}.
 */
public interface JobLedger {

  /**
   * Stores the job, its place in the outbox and its idempotency key, all or nothing. Of several
   * callers with the same key one stores, at whatever time they come.
   */
  Acceptance accept(NewJob job);

  /** The request that holds an idempotency key which has not expired. */
  Optional<PriorRequest> findRequest(OrganisationId organisation, String key, Instant now);

  /** One job with all that is known of it. */
  Optional<JobRecord> find(OrganisationId organisation, JobId id);

  /** One job as it was accepted, for another that follows it. */
  Optional<PastJob> past(OrganisationId organisation, JobId id);

  /** A part of the list, the newest first; the cursor is the last job of the part before. */
  Page<JobSummary> list(OrganisationId organisation, JobFilter filter);

  /** The selected jobs, the oldest first. */
  List<JobId> select(OrganisationId organisation, JobSelection selection, int limit);

  /** Stores the wish to end a job early, and a note for the broker in the outbox. */
  CancelWish requestCancel(OrganisationId organisation, JobId id, Instant at);

  /**
   * Forgets idempotency keys that expired before this time.
   *
   * @return how many
   */
  int forgetRequests(Instant expiredBefore);

  /**
   * What is stored of a job when it is accepted.
   *
   * @param workflow whose version the job names
   * @param workflowName as it was then
   * @param inputs as they were given
   * @param key present where the request named one
   * @param retryOf the ended job of the same organisation that it follows
   * @param webhook that is told of its end whatever else that one wants to know
   */
  record NewJob(
      QueuedJob job,
      WorkflowId workflow,
      int workflowVersion,
      String workflowName,
      JsonObject inputs,
      Optional<RequestKey> key,
      Optional<JobId> retryOf,
      Optional<NamedWebhook> webhook) {

    /** One that names no webhook. */
    public NewJob(
        QueuedJob job,
        WorkflowId workflow,
        int workflowVersion,
        String workflowName,
        JsonObject inputs,
        Optional<RequestKey> key,
        Optional<JobId> retryOf) {
      this(job, workflow, workflowVersion, workflowName, inputs, key, retryOf, Optional.empty());
    }

    /** The same about another job. */
    public NewJob with(QueuedJob other) {
      return new NewJob(
          other, workflow, workflowVersion, workflowName, inputs, key, retryOf, webhook);
    }
  }

  /**
   * A job that was accepted before.
   *
   * @param accepted without the key of its request
   */
  record PastJob(NewJob accepted, JobStatus status) {}

  /**
   * An idempotency key.
   *
   * @param requestHash tells equal requests from others
   */
  record RequestKey(String key, String requestHash, Instant expiresAt) {}

  /** The first request with an idempotency key, and its job. */
  record PriorRequest(JobId job, String requestHash) {}

  /** What became of a new job. */
  sealed interface Acceptance {

    /** It is in the ledger. */
    record Stored(JobId job) implements Acceptance {}

    /** The key belongs to an earlier request; nothing was stored. */
    record KeyTaken(PriorRequest prior) implements Acceptance {}
  }

  /** What became of the wish to end a job early. */
  enum CancelWish {
    STORED,
    ALREADY_ENDED,
    NOT_FOUND
  }
}
