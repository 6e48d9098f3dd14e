package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.core.batch.port.out.Batches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** Empties the batches, and the ledger with them, between tests. */
@ApplicationScoped
public class BatchFixture {
  private final Session entities;
  private final LedgerFixture ledger;
  private final Batches batches;
  private final BatchFeed feed;

  BatchFixture(Session entities, LedgerFixture ledger, Batches batches, BatchFeed feed) {
    this.entities = entities;
    this.ledger = ledger;
    this.batches = batches;
    this.feed = feed;
  }

  /** No batches and no jobs. */
  @Transactional
  public BatchPorts empty() {
    for (String table : List.of("batch_request", "batch_row", "batch")) {
      entities.createNativeMutationQuery("delete from " + table).executeUpdate();
    }
    return new BatchPorts(batches, feed, ledger.empty());
  }
}
