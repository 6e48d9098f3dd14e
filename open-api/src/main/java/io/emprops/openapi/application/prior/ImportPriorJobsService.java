package io.emprops.openapi.application.prior;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.prior.ImportReason;
import io.emprops.core.prior.PriorJob;
import io.emprops.core.prior.PriorTranslator;
import io.emprops.core.prior.TranslatedJob;
import io.emprops.core.prior.Translation.Translated;
import io.emprops.core.prior.Translation.Untranslatable;
import io.emprops.core.prior.port.in.ImportPriorJobsUseCase;
import io.emprops.core.prior.port.in.ImportVerdict;
import io.emprops.core.prior.port.in.ImportVerdict.AlreadyImported;
import io.emprops.core.prior.port.in.ImportVerdict.Importable;
import io.emprops.core.prior.port.in.ImportVerdict.Imported;
import io.emprops.core.prior.port.in.ImportVerdict.NotTaken;
import io.emprops.core.prior.port.out.ImportedJobs;
import io.emprops.core.prior.port.out.ImportedJobs.Origin;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.RequestHash;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.openapi.application.prior.PriorSubmissions.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Translates, renders and stores prior jobs one by one, each in a transaction of its own. */
public final class ImportPriorJobsService implements ImportPriorJobsUseCase {
  private final PriorTranslator translator;
  private final PriorSubmissions submissions;
  private final WorkflowRepository workflows;
  private final ImportedJobs imported;
  private final InstantSource clock;
  private final Wakeup relay;

  /** Joins the parts; the relay is woken after each call that made jobs. */
  public ImportPriorJobsService(
      PriorTranslator translator,
      PriorSubmissions submissions,
      WorkflowRepository workflows,
      ImportedJobs imported,
      InstantSource clock,
      Wakeup relay) {
    this.translator = translator;
    this.submissions = submissions;
    this.workflows = workflows;
    this.imported = imported;
    this.clock = clock;
    this.relay = relay;
  }

  @Override
  public List<ImportVerdict> importJobs(Principal caller, List<PriorJob> jobs, boolean dryRun) {
    caller.require(Role.OPERATOR);
    if (jobs.size() > MOST) {
      throw new IllegalArgumentException("too many jobs for a call: " + jobs.size());
    }
    var call =
        new Call(caller, clock.instant().truncatedTo(ChronoUnit.MILLIS), dryRun, new HashMap<>());
    List<ImportVerdict> verdicts = new ArrayList<>();
    try {
      jobs.forEach(job -> verdicts.add(take(job, call)));
    } finally {
      // What is stored is told, even if a later job failed.
      if (!dryRun) {
        relay.call();
      }
    }
    return verdicts;
  }

  private ImportVerdict take(PriorJob job, Call call) {
    return switch (translator.translate(job, call.now())) {
      case Untranslatable(var reason, var faults) -> new NotTaken(job.id(), reason, faults);
      case Translated(TranslatedJob translated) -> take(translated, call);
    };
  }

  private ImportVerdict take(TranslatedJob job, Call call) {
    String digest = digest(job);
    return imported
        .find(call.caller().organisation(), job.priorId())
        .map(before -> compare(job, before, digest))
        .orElseGet(() -> takeAnew(job, digest, call));
  }

  private ImportVerdict takeAnew(TranslatedJob job, String digest, Call call) {
    Workflow workflow = ImportedWorkflow.of(job.jobType(), call.caller().user(), call.now());
    return switch (submissions.make(job, workflow, call.caller(), call.now())) {
      case Submission.Refused(var faults) ->
          new NotTaken(job.priorId(), ImportReason.PAYLOAD_REFUSED, faults);
      case Submission.Made(NewJob _) when call.dryRun() ->
          new Importable(job.priorId(), job.jobType(), job.notes());
      case Submission.Made(NewJob made) -> {
        call.workflows().computeIfAbsent(job.jobType(), _ -> store(workflow, call.caller()));
        yield store(job, new Origin(job.priorId(), digest, call.now()), made);
      }
    };
  }

  private ImportVerdict store(TranslatedJob job, Origin origin, NewJob made) {
    return imported
        .accept(origin, made)
        .map(before -> compare(job, before, origin.digest()))
        .orElseGet(() -> new Imported(job.priorId(), made.job().id(), job.jobType(), job.notes()));
  }

  /** Does nothing where the organisation has it, even if somebody has changed or hidden it. */
  private Workflow store(Workflow workflow, Principal caller) {
    workflows.add(caller.organisation(), workflow, "made by the import of prior jobs");
    return workflow;
  }

  private static ImportVerdict compare(
      TranslatedJob job, ImportedJobs.Imported before, String digest) {
    return before.digest().equals(digest)
        ? new AlreadyImported(job.priorId(), before.job())
        : new NotTaken(job.priorId(), ImportReason.CHANGED_SINCE, List.of());
  }

  /** Of what stays the same while a job waits; its retries do not. */
  private static String digest(TranslatedJob job) {
    return RequestHash.of(
        JsonValue.object()
            .put("job_type", job.jobType().value())
            .put("payload", job.payload())
            .put("customer", job.customer().orElse(""))
            .put("created_at", job.origin().member("created_at").orElseGet(JsonValue::ofNull))
            .build());
  }

  /**
   * What all jobs of a call share.
   *
   * @param workflows those that are known to be stored
   */
  private record Call(
      Principal caller, Instant now, boolean dryRun, Map<JobType, Workflow> workflows) {}
}
