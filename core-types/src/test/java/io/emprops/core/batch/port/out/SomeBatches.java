package io.emprops.core.batch.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.WORKFLOW;

import io.emprops.core.batch.port.out.Batches.NewBatch;
import io.emprops.core.batch.port.out.Batches.NewRow;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Batches for tests, with valid defaults. */
public final class SomeBatches {
  /** What is wrong with a row that is refused. */
  public static final Diagnostic FAULT =
      Diagnostic.at("/inputs/name", ErrorCode.INPUT_REQUIRED, "\u0000 \ud800 a \"name\" is needed")
          .onLine(3)
          .hinting("name it");

  private SomeBatches() {}

  /** The id that is the n-th in order. */
  public static BatchId batchId(int n) {
    return new BatchId("01J%023d".formatted(n));
  }

  /** A batch with so many rows, which begin on line 2. */
  public static NewBatch aBatch(int n, int rows) {
    return batch(n, ORGANISATION, WORKFLOW, waiting(rows), Optional.empty());
  }

  /** The same in another organisation. */
  public static NewBatch foreignBatch(int n, OrganisationId organisation) {
    return batch(n, organisation, WORKFLOW, waiting(1), Optional.empty());
  }

  /** A batch of this workflow. */
  public static NewBatch ofWorkflow(int n, WorkflowId workflow) {
    return batch(n, ORGANISATION, workflow, waiting(1), Optional.empty());
  }

  /** A batch of these rows. */
  public static NewBatch ofRows(int n, NewRow... rows) {
    return batch(n, ORGANISATION, WORKFLOW, List.of(rows), Optional.empty());
  }

  /** A batch whose request had an idempotency key, good for a day. */
  public static NewBatch keyed(int n, String key, String hash) {
    var requestKey = new RequestKey(key, hash, T0.plus(Duration.ofDays(1)));
    return batch(n, ORGANISATION, WORKFLOW, waiting(2), Optional.of(requestKey));
  }

  /** A row that can become a job. */
  public static NewRow good(int line) {
    return new NewRow(line, Optional.of(AWKWARD), List.of());
  }

  /** A row whose inputs have an error. */
  public static NewRow bad(int line) {
    return new NewRow(line, Optional.of(AWKWARD), List.of(FAULT));
  }

  /** A row that could not be read. */
  public static NewRow unreadable(int line) {
    return new NewRow(line, Optional.empty(), List.of(FAULT));
  }

  private static List<NewRow> waiting(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> good(2 + i)).toList();
  }

  private static NewBatch batch(
      int n,
      OrganisationId organisation,
      WorkflowId workflow,
      List<NewRow> rows,
      Optional<RequestKey> key) {
    return new NewBatch(
        batchId(n),
        organisation,
        new UserId("ann"),
        workflow,
        3,
        "Portrait \u2603",
        25,
        T0.plusSeconds(n),
        rows,
        key,
        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  }
}
