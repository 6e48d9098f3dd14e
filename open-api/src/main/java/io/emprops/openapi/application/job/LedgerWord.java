package io.emprops.openapi.application.job;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import java.time.Instant;

/** What the ledger has of a job, in the words of the log. */
final class LedgerWord {
  private LedgerWord() {}

  /** The end under the number that the log has for it; the job must have ended. */
  static JobEvent end(JobRecord record, EventId id) {
    return new JobEvent(id, record.id(), endOf(record), ended(record));
  }

  /** The number of an end; one that the broker never told comes right after what it has told. */
  static EventId idOfEnd(JobRecord record, EventId before) {
    EventId end = record.resultEvent();
    return end == null ? new EventId(before.epoch(), before.n() + 1) : end;
  }

  /** How the job stands. */
  static JobSnapshot snapshot(JobRecord record, EventId upTo) {
    return new JobSnapshot(
        record.id(), upTo, record.status(), record.reason(), record.progress(), null, null);
  }

  private static Instant endOf(JobRecord record) {
    Instant end = record.endedAt();
    return end == null ? record.createdAt() : end;
  }

  private static JobEvent.Ended ended(JobRecord record) {
    return new JobEvent.Ended(
        record.status(),
        record.reason(),
        record.result(),
        record.failure(),
        record.usage(),
        record.attempts());
  }
}
