package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.RerunJob;
import io.emprops.core.job.port.in.RetryJob;
import io.emprops.core.job.port.in.RetryJobUseCase;
import io.emprops.core.job.port.in.RetryOutcome;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.openapi.application.job.JobIntake.Admission;
import io.emprops.openapi.application.job.Successors.Successor;
import io.emprops.openapi.application.job.Successors.Terms;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes a job of an ended one, and stores it with the link between them. */
public final class RetryJobService implements RetryJobUseCase {
  private final JobLedger ledger;
  private final JobIntake intake;
  private final Successors successors;
  private final InstantSource clock;

  /** Joins the parts; the relay is woken after each acceptance. */
  public RetryJobService(
      JobLedger ledger, Successors successors, InstantSource clock, Wakeup relay) {
    this.ledger = ledger;
    this.intake = new JobIntake(ledger, relay);
    this.successors = successors;
    this.clock = clock;
  }

  @Override
  public RetryOutcome retry(Principal caller, RetryJob command) {
    return follow(
        command.job(),
        terms(
            caller,
            command.idempotencyKey(),
            RequestHash.ofRetry(command.job()),
            command.traceparent()),
        (past, terms) -> new Successor.Made(successors.again(past, terms)));
  }

  @Override
  public RetryOutcome rerun(Principal caller, RerunJob command) {
    return follow(
        command.job(),
        terms(caller, command.idempotencyKey(), RequestHash.of(command), command.traceparent()),
        (past, terms) ->
            successors.anew(past, command.inputs().orElse(past.accepted().inputs()), terms));
  }

  private Terms terms(
      Principal caller, Optional<String> key, String hash, Optional<String> traceparent) {
    caller.require(Role.RUNNER);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expiry = now.plus(ExecuteWorkflowService.KEY_LIFETIME);
    return new Terms(
        caller, now, Optional.empty(), key.map(k -> new RequestKey(k, hash, expiry)), traceparent);
  }

  private RetryOutcome follow(
      JobId job, Terms terms, BiFunction<PastJob, Terms, Successor> successor) {
    return terms
        .key()
        .flatMap(key -> intake.before(terms.caller().organisation(), key, terms.now()))
        .map(RetryJobService::outcome)
        .orElseGet(
            () ->
                ledger
                    .past(terms.caller().organisation(), job)
                    .map(past -> admit(past, terms, successor))
                    .orElseGet(RetryOutcome.NotFound::new));
  }

  private RetryOutcome admit(
      PastJob past, Terms terms, BiFunction<PastJob, Terms, Successor> successor) {
    if (!past.status().isTerminal()) {
      return new RetryOutcome.NotEnded();
    }
    return switch (successor.apply(past, terms)) {
      case Successor.Made(var job) -> outcome(intake.admit(job));
      case Successor.Refused(var errors) -> new RetryOutcome.Refused(errors);
      case Successor.WorkflowGone() -> new RetryOutcome.WorkflowGone();
    };
  }

  private static RetryOutcome outcome(Admission admission) {
    return switch (admission) {
      case Admission.Stored(JobId job) -> new RetryOutcome.Accepted(job);
      case Admission.Known(JobId job) -> new RetryOutcome.Replayed(job);
      case Admission.KeyTaken() -> new RetryOutcome.Conflict();
    };
  }
}
