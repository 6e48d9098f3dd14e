package io.emprops.core.batch.port.in;

import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import java.io.OutputStream;

/** Reads what has become of a batch's rows as a table to keep. Needs the role viewer. */
public interface ExportBatchQuery {

  /**
   * Writes a row for each row of the batch, in the order of its table, a few at a time.
   *
   * @return false, with nothing written, if there is no such batch
   * @throws java.io.UncheckedIOException if the table cannot be written
   */
  boolean export(Principal caller, BatchId id, Format format, OutputStream out);
}
