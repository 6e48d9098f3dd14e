package io.emprops.openapi.adapter.out.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** The part of a job that changes, without the payload that does not. */
@Entity
@DynamicUpdate
@Table(name = "job")
class CourseRow {
  @Id String id;

  @Column(name = "organisation_id", updatable = false)
  String organisationId;

  @Column(name = "partition_id", updatable = false)
  String partitionId;

  @Column(name = "job_type", updatable = false)
  String jobType;

  @Column(name = "flow_keys", updatable = false)
  String flowKeys;

  @Nullable
  @Column(name = "cancel_requested_at")
  Instant cancelRequestedAt;

  @Embedded @Column CourseColumns course;
}
