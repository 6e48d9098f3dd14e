package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.RequeueOutcome;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.application.job.Successors.Successor;
import io.emprops.openapi.application.job.Successors.Terms;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Settles dead letters one by one, each in a transaction of its own: when it dies in between, the
 * others are still there, and the same call goes on with them.
 */
public final class SettleDeadLettersService implements SettleDeadLettersUseCase {
  private final DeadLetters deadLetters;
  private final JobLedger ledger;
  private final Successors successors;
  private final InstantSource clock;
  private final Wakeup relay;

  /** Joins the parts; the relay is woken after each call that made jobs. */
  public SettleDeadLettersService(
      DeadLetters deadLetters,
      JobLedger ledger,
      Successors successors,
      InstantSource clock,
      Wakeup relay) {
    this.deadLetters = deadLetters;
    this.ledger = ledger;
    this.successors = successors;
    this.clock = clock;
    this.relay = relay;
  }

  @Override
  public BulkOutcome requeue(Principal caller, ErrorSignature signature) {
    Terms terms = terms(caller);
    return requeue(oldest(caller, signature), _ -> terms, Optional.empty());
  }

  @Override
  public BulkOutcome requeue(Principal caller, List<JobId> jobs) {
    Terms terms = terms(caller);
    return requeue(jobs.stream().distinct().toList(), _ -> terms, Optional.empty());
  }

  @Override
  public BulkOutcome redrive(Principal caller, ErrorSignature signature, int perMinute) {
    Terms terms = terms(caller);
    Optional<Instant> last = deadLetters.lastDue(caller.organisation(), signature);
    Spacing spacing = Spacing.from(terms.now(), last, perMinute);
    return requeue(oldest(caller, signature), n -> terms.due(spacing.due(n)), Optional.of(spacing));
  }

  @Override
  public int dismiss(Principal caller, ErrorSignature signature) {
    Terms terms = terms(caller);
    return deadLetters.dismiss(caller.organisation(), signature, caller.user(), terms.now());
  }

  @Override
  public RequeueOutcome requeueEdited(Principal caller, JobId job, JsonObject inputs) {
    Terms terms = terms(caller);
    return ledger
        .past(caller.organisation(), job)
        .map(past -> requeueEdited(past, inputs, terms))
        .orElseGet(RequeueOutcome.NotFound::new);
  }

  private RequeueOutcome requeueEdited(PastJob past, JsonObject inputs, Terms terms) {
    return switch (successors.anew(past, inputs, terms)) {
      case Successor.Refused(var errors) -> new RequeueOutcome.Refused(errors);
      case Successor.WorkflowGone() -> new RequeueOutcome.WorkflowGone();
      case Successor.Made(var job) -> {
        if (!deadLetters.requeue(job)) {
          yield new RequeueOutcome.NoDeadLetter();
        }
        relay.call();
        yield new RequeueOutcome.Requeued(job.job().id());
      }
    };
  }

  /** One more than a call deals with, to see whether there are more. */
  private List<JobId> oldest(Principal caller, ErrorSignature signature) {
    return deadLetters.oldest(caller.organisation(), signature, BulkOutcome.MOST + 1);
  }

  private BulkOutcome requeue(
      List<JobId> jobs, IntFunction<Terms> termsOf, Optional<Spacing> spacing) {
    var tally = new Tally();
    for (JobId job : jobs.stream().limit(BulkOutcome.MOST).toList()) {
      requeue(job, termsOf.apply(tally.successes()), tally);
    }
    if (tally.successes() > 0) {
      relay.call();
    }
    Optional<Instant> lastDue =
        tally.successes() > 0
            ? spacing.map(times -> times.due(tally.successes() - 1))
            : Optional.empty();
    return tally.outcome(jobs.size() > BulkOutcome.MOST, lastDue);
  }

  private void requeue(JobId job, Terms terms, Tally tally) {
    Optional<PastJob> past = ledger.past(terms.caller().organisation(), job);
    if (past.isEmpty()) {
      tally.failed(job, ErrorCode.NOT_FOUND);
      return;
    }
    NewJob next = successors.again(past.get(), terms);
    if (deadLetters.requeue(next)) {
      tally.succeeded(next.job().id());
    } else {
      tally.failed(job, ErrorCode.DEAD_LETTER_SETTLED);
    }
  }

  private Terms terms(Principal caller) {
    caller.require(Role.OPERATOR);
    return Terms.of(caller, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
