package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.identity.UserId;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.workflow.WorkflowId;
import jakarta.persistence.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dead letters from rows. */
final class DeadLetterRows {
  private DeadLetterRows() {}

  static DeadLetterGroup group(Tuple row) {
    return new DeadLetterGroup(
        new ErrorSignature(row.get("signature", String.class)),
        new JobType(row.get("job_type", String.class)),
        failureClass(row),
        row.get("reason", String.class),
        row.get("job_count", Long.class),
        row.get("first_at", Instant.class),
        row.get("last_at", Instant.class),
        new JobId(row.get("job_id", String.class)),
        row.get("message", String.class));
  }

  static DeadLetter letter(Tuple row) {
    return new DeadLetter(
        new JobId(row.get("job_id", String.class)),
        new JobType(row.get("job_type", String.class)),
        new WorkflowId(row.get("workflow_id", String.class)),
        row.get("workflow_name", String.class),
        row.get("workflow_version", Integer.class),
        new UserId(row.get("user_id", String.class)),
        JobStatus.ofWire(row.get("status", String.class)),
        failureClass(row),
        row.get("reason", String.class),
        row.get("message", String.class),
        row.get("accepted_at", Instant.class),
        row.get("died_at", Instant.class));
  }

  private static @Nullable FailureClass failureClass(Tuple row) {
    @Nullable String name = row.get("failure_class", String.class);
    return name == null ? null : FailureClass.ofWire(name);
  }
}
