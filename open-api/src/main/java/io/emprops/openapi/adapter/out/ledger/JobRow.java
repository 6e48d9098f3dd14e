package io.emprops.openapi.adapter.out.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A whole job; only {@link CourseRow} changes it. */
@Entity
@Table(name = "job")
class JobRow {
  @Id String id;

  @Column(name = "organisation_id", updatable = false)
  String organisationId;

  @Column(name = "partition_id", updatable = false)
  String partitionId;

  @Column(name = "job_type", updatable = false)
  String jobType;

  @Column(name = "workflow_id", updatable = false)
  String workflowId;

  @Column(name = "workflow_version", updatable = false)
  int workflowVersion;

  @Column(name = "workflow_name", updatable = false)
  String workflowName;

  @Nullable
  @Column(name = "batch_id", updatable = false)
  String batchId;

  @Column(name = "user_id", updatable = false)
  String userId;

  @Column(name = "customer_id", updatable = false)
  String customerId;

  @Column(updatable = false)
  int priority;

  @Column(updatable = false)
  String inputs;

  @Column(updatable = false)
  String payload;

  @Column(updatable = false)
  String late;

  @Nullable
  @Column(name = "output_contract", updatable = false)
  String outputContract;

  @Column(name = "render_context", updatable = false)
  String renderContext;

  @Nullable
  @Column(updatable = false)
  String requirements;

  @Nullable
  @Column(name = "not_before", updatable = false)
  Instant notBefore;

  @Nullable
  @Column(updatable = false)
  Instant deadline;

  @Nullable
  @Column(name = "start_timeout_ms", updatable = false)
  Long startTimeoutMs;

  @Nullable
  @Column(name = "attempt_timeout_ms", updatable = false)
  Long attemptTimeoutMs;

  @Column(name = "max_attempts", updatable = false)
  int maxAttempts;

  @Column(updatable = false)
  int cost;

  @Column(name = "flow_keys", updatable = false)
  String flowKeys;

  @Nullable
  @Column(updatable = false)
  String fallback;

  @Nullable
  @Column(updatable = false)
  String spending;

  @Nullable
  @Column(updatable = false)
  String traceparent;

  @Nullable
  @Column(name = "retry_of", updatable = false)
  String retryOf;

  @Nullable
  @Column(name = "webhook_id", updatable = false)
  String webhookId;

  @Nullable
  @Column(name = "webhook_url", updatable = false)
  String webhookUrl;

  @Column(name = "accepted_at", updatable = false)
  Instant acceptedAt;

  @Column(name = "cancel_requested_at", insertable = false, updatable = false)
  @Nullable Instant cancelRequestedAt;

  @Embedded @Column CourseColumns course;
}
