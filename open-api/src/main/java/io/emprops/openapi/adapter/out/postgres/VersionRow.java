package io.emprops.openapi.adapter.out.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One version of a workflow's document. */
@Entity
@Immutable
@Table(name = "workflow_version")
class VersionRow {
  @EmbeddedId VersionKey key;

  @Nullable
  @Column(name = "job_type")
  String jobType;

  @Column String source;

  @Column(name = "source_sha256")
  String sourceSha256;

  @Nullable
  @ColumnTransformer(read = "null", write = "cast(? as jsonb)")
  @Column
  String document;

  @Column String message;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_at")
  Instant createdAt;
}
