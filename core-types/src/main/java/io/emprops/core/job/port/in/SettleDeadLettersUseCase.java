package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.JobId;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;

/**
 * Deals with dead letters of the caller's organisation. Each of them gets at most one new job,
 * however many callers ask for it and however often; a call that breaks off leaves the others as
 * they were. Needs the role operator.
 */
public interface SettleDeadLettersUseCase {

  /** Sends the payloads of a signature's dead letters again, the first to end first. */
  BulkOutcome requeue(Principal caller, ErrorSignature signature);

  /** Sends the payloads of these dead letters again. */
  BulkOutcome requeue(Principal caller, List<JobId> jobs);

  /** Renders one dead letter's version of its workflow anew, with these inputs. */
  RequeueOutcome requeueEdited(Principal caller, JobId job, JsonObject inputs);

  /**
   * The same as requeueing, but the new jobs become due one after another, so many a minute, the
   * first at once or after those that were requeued before.
   *
   * @param perMinute at least 1
   */
  BulkOutcome redrive(Principal caller, ErrorSignature signature, int perMinute);

  /**
   * Takes a signature's dead letters off the list; the jobs stay in the ledger.
   *
   * @return how many
   */
  int dismiss(Principal caller, ErrorSignature signature);
}
