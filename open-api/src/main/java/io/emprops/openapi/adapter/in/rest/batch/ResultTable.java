package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The results of a batch, read and written a few rows at a time. */
record ResultTable(FindBatchesQuery batches, Principal caller, BatchId batch) {
  /** Each may hold a large result. */
  private static final int ROWS_AT_ONCE = 50;

  void write(RowWriter writer, OutputStream out) throws IOException {
    write(out, writer.head());
    List<BatchRow> part = batches.rows(caller, batch, 0, ROWS_AT_ONCE);
    while (!part.isEmpty()) {
      for (BatchRow row : part) {
        write(out, writer.row(ResultRow.of(row)));
      }
      part = batches.rows(caller, batch, part.getLast().line(), ROWS_AT_ONCE);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
