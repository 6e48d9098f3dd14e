package io.emprops.openapi.adapter.out.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A workflow's metadata. */
@Entity
@Table(name = "workflow")
class WorkflowRow {
  @EmbeddedId WorkflowKey key;

  @Column String name;

  @Column String description;

  @Column(name = "component_type")
  String componentType;

  @Nullable
  @Column(name = "job_type")
  String jobType;

  @Column int version;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column
  List<String> tags;

  @Column(name = "owner_id")
  String ownerId;

  @Column(name = "created_by", updatable = false)
  String createdBy;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Nullable
  @Column(name = "deleted_at")
  Instant deletedAt;
}
