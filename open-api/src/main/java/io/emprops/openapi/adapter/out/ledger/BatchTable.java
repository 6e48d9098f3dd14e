package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.batch.port.out.Batches.NewBatch;
import io.emprops.core.batch.port.out.Batches.NewRow;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.Session;

/** What puts batches into their tables; each statement runs in its caller's transaction. */
@ApplicationScoped
class BatchTable {
  private static final int ROWS_AT_ONCE = 500;

  private static final String FORGET_KEYS =
      "delete from batch_request where organisation_id = :organisation and expires_at <= :now";

  /* A key that another transaction is storing is waited for. */
  private static final String TAKE_KEY =
      """
      insert into batch_request (organisation_id, request_key, request_hash, batch_id, expires_at)
      values (:organisation, :key, :hash, :batch, :expires)
      on conflict (organisation_id, request_key) do nothing
      """;

  private static final String PUT =
      """
      insert into batch
        (id, organisation_id, user_id, workflow_id, workflow_version, workflow_name, priority,
         row_count, traceparent, created_at)
      values (:id, :organisation, :user, :workflow, :version, :name, :priority, :rows,
        nullif(:traceparent, ''), :at)
      """;

  private static final String PUT_ROW =
      """
      insert into batch_row (batch_id, line, organisation_id, inputs, errors)
      values (?, ?, ?, ?, ?)
      """;

  private final Session entities;

  BatchTable(Session entities) {
    this.entities = entities;
  }

  /** Forgets the organisation's expired keys, so that they can be taken again. */
  boolean takeKey(NewBatch batch, RequestKey key) {
    entities
        .createNativeMutationQuery(FORGET_KEYS)
        .setParameter("organisation", batch.organisation().value())
        .setParameter("now", batch.createdAt())
        .executeUpdate();
    return 1
        == entities
            .createNativeMutationQuery(TAKE_KEY)
            .setParameter("organisation", batch.organisation().value())
            .setParameter("key", key.key())
            .setParameter("hash", key.requestHash())
            .setParameter("batch", batch.id().value())
            .setParameter("expires", key.expiresAt())
            .executeUpdate();
  }

  void put(NewBatch batch) {
    entities
        .createNativeMutationQuery(PUT)
        .setParameter("id", batch.id().value())
        .setParameter("organisation", batch.organisation().value())
        .setParameter("user", batch.user().value())
        .setParameter("workflow", batch.workflow().value())
        .setParameter("version", batch.workflowVersion())
        .setParameter("name", batch.workflowName())
        .setParameter("priority", batch.priority())
        .setParameter("rows", batch.rows().size())
        .setParameter("traceparent", batch.traceparent().orElse(""))
        .setParameter("at", batch.createdAt())
        .executeUpdate();
    entities.doWork(connection -> putRows(connection, batch));
  }

  private static void putRows(Connection connection, NewBatch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUT_ROW)) {
      int waiting = 0;
      for (NewRow row : batch.rows()) {
        statement.setString(1, batch.id().value());
        statement.setInt(2, row.line());
        statement.setString(3, batch.organisation().value());
        statement.setString(4, row.inputs().map(inputs -> inputs.toJson()).orElse(null));
        statement.setString(5, BatchRows.errors(row.errors()));
        statement.addBatch();
        if (++waiting % ROWS_AT_ONCE == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }
}
