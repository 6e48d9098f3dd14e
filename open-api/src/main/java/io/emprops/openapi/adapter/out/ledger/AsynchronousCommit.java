package io.emprops.openapi.adapter.out.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * Lets the transaction under way end before its commit is on the disk: for work that is done again,
 * to the same effect, where a crash of the database takes it back. What was committed before it is
 * no less safe, since the log is written in order (PostgreSQL 17, Asynchronous Commit).
 */
@ApplicationScoped
class AsynchronousCommit {
  private final Session entities;

  AsynchronousCommit(Session entities) {
    this.entities = entities;
  }

  void allow() {
    entities.createNativeMutationQuery("set local synchronous_commit to off").executeUpdate();
  }
}
