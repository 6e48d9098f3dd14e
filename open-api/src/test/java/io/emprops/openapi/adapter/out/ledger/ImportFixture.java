package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.prior.port.out.ImportPorts;
import io.emprops.core.prior.port.out.ImportedJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Forgets what was imported, and empties the ledger with it, between tests. */
@ApplicationScoped
public class ImportFixture {
  private final Session entities;
  private final LedgerFixture ledger;
  private final ImportedJobs imported;

  ImportFixture(Session entities, LedgerFixture ledger, ImportedJobs imported) {
    this.entities = entities;
    this.ledger = ledger;
    this.imported = imported;
  }

  /** Nothing imported and no jobs. */
  @Transactional
  public ImportPorts empty() {
    entities.createNativeMutationQuery("delete from imported_job").executeUpdate();
    return new ImportPorts(imported, ledger.empty());
  }
}
