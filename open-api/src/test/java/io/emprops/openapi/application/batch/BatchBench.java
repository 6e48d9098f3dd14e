package io.emprops.openapi.application.batch;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.event;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.batch.port.out.BatchFeed;
import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.core.batch.port.out.InMemoryBatches;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.workflow.AWorkflow;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.openapi.application.job.FirstJobs;
import io.emprops.openapi.application.job.TemplateRenderer;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** All that batches need, in memory, and the engine itself. */
final class BatchBench {
  static final Principal RUNNER = new Principal(ORGANISATION, new UserId("rita"), Role.RUNNER);
  static final int MOST_ROWS = 1_000;
  static final int WINDOW = 100;

  private static final String SOURCE =
      """
      {"job_type": "simulation", "template": {"output": "Dear {{name}}, {{age}} {{ uuid() }}"},
       "variable_types": {
         "name": {"type": "text", "required": true, "max_length": 5},
         "age": {"type": "integer", "default": 1}}}
      """;

  final Workflow workflow = AWorkflow.aWorkflow().source(SOURCE).build();
  final OneWorkflow workflows = new OneWorkflow(ORGANISATION, workflow);
  final BatchPorts ports = new InMemoryBatches(new InMemoryJobLedger().ports()).ports();
  final Wakeup relay = new Wakeup();

  private final InstantSource clock = InstantSource.fixed(T0);
  private final Ulid ids = new Ulid(clock, new Random(7));
  private final CompileResult compiled = new TemplateCompiler(Limits.standard()).compile(SOURCE);
  private final TemplateRenderer renderer =
      new TemplateRenderer(this::compile, JobTypeRegistry.standard());
  private long events;

  StartBatchService start() {
    var checks = new TableChecks(this::compile, renderer, MOST_ROWS);
    return new StartBatchService(workflows, checks, ports.batches(), ids, clock, new Wakeup());
  }

  private CompileResult compile(String source) {
    return source.equals(SOURCE)
        ? compiled
        : new TemplateCompiler(Limits.standard()).compile(source);
  }

  BatchFeeder feeder() {
    return feeder(ports.feed());
  }

  BatchFeeder feeder(BatchFeed feed) {
    var jobs = new FirstJobs(renderer, Partitions.one(), ids, () -> 7);
    return new BatchFeeder(feed, workflows, jobs, ports.ledger().ledger(), WINDOW, clock, relay);
  }

  StartBatch csv(String text) {
    return command(new BatchTable(Format.CSV, text), OnRowError.STOP, Optional.empty());
  }

  StartBatch jsonl(String text) {
    return command(new BatchTable(Format.JSONL, text), OnRowError.STOP, Optional.empty());
  }

  StartBatch command(BatchTable table, OnRowError onRowError, Optional<String> key) {
    return new StartBatch(
        workflow.id(),
        OptionalInt.empty(),
        table,
        OptionalInt.empty(),
        onRowError,
        key,
        Optional.empty());
  }

  BatchId accepted(StartBatch command) {
    return ((StartOutcome.Accepted) start().start(RUNNER, command)).batch();
  }

  Batch find(BatchId id) {
    return ports.batches().find(ORGANISATION, id).orElseThrow();
  }

  /** All jobs of the batch. */
  List<JobSummary> jobs(BatchId batch) {
    List<JobSummary> all = new ArrayList<>();
    String cursor = "";
    Page<JobSummary> part;
    do {
      var filter = new JobFilter("", "", "", batch.value(), Page.MOST, cursor);
      part = ports.ledger().ledger().list(ORGANISATION, filter);
      all.addAll(part.items());
      cursor = String.valueOf(part.nextCursor());
    } while (part.nextCursor() != null);
    return all;
  }

  void end(JobId job, JobEvent.Ended end) {
    ports.ledger().projection().fill(List.of(event(job, 1, ++events, end)));
  }
}
