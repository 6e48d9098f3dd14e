package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonText;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Workflows from and to rows. */
final class WorkflowRows {
  private WorkflowRows() {}

  static void copy(Workflow workflow, WorkflowRow row) {
    row.name = workflow.name();
    row.description = workflow.description();
    row.componentType = workflow.componentType().wire();
    row.jobType = workflow.jobType();
    row.version = workflow.version();
    row.tags = workflow.tags();
    row.updatedAt = workflow.updatedAt();
  }

  static VersionRow version(OrganisationId organisation, Workflow workflow, String message) {
    var row = new VersionRow();
    row.key = VersionKey.of(organisation, workflow.id(), workflow.version());
    row.jobType = workflow.jobType();
    row.source = workflow.source();
    row.sourceSha256 = sha256(workflow.source());
    row.document = IndexedDocument.of(workflow.templateData());
    row.message = message;
    row.createdBy = workflow.editedBy().value();
    row.createdAt = workflow.updatedAt();
    return row;
  }

  static Workflow workflow(WorkflowRow row, VersionRow version) {
    return new Workflow(
        new WorkflowId(row.key.id()),
        row.name,
        row.description,
        componentType(row.componentType),
        version.jobType,
        JsonText.parse(version.source),
        version.source,
        version.key.version(),
        Map.of(),
        row.tags,
        new UserId(row.ownerId),
        row.createdAt,
        row.updatedAt,
        new UserId(row.createdBy),
        new UserId(version.createdBy));
  }

  static WorkflowSummary summary(WorkflowRow row) {
    return new WorkflowSummary(
        new WorkflowId(row.key.id()),
        row.name,
        row.description,
        componentType(row.componentType),
        row.jobType,
        row.version,
        row.tags,
        new UserId(row.ownerId),
        row.createdAt,
        row.updatedAt);
  }

  private static ComponentType componentType(String wire) {
    return ComponentType.named(wire)
        .orElseThrow(() -> new IllegalStateException("unknown component type in a row: " + wire));
  }

  private static String sha256(String source) {
    try {
      byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
