package io.emprops.core.worker.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueStats;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

/** What operators do to the queue and see of it. Needs the role operator; to look, runner. */
public interface SteerQueueUseCase {

  /** What the queue holds and did within the last minutes. */
  QueueStats stats(Principal caller, int minutes);

  /** The workers that gave a sign of life within the last minute. */
  List<WorkerPresence> workers(Principal caller);

  /**
   * Tells a worker to run, to finish and take no more, or to give back what it has; it learns with
   * its next heartbeat. The order holds until another, or until the worker has gone.
   */
  void order(Principal caller, WorkerId worker, GatewayMessage.State order);

  /** Lets nothing behind this gate start; false if it was paused before. */
  boolean pause(Principal caller, Gate gate);

  /** Opens a gate; false if nobody had paused it. */
  boolean resume(Principal caller, Gate gate);

  /**
   * Refuses every token that this worker was given until now: it is not heard any more, and what it
   * held comes back when its leases are over. Needs the role admin, in the worker's organisation or
   * in the one that operates all of this.
   *
   * @return false where the worker is not the caller's to shut out; nothing has changed
   */
  boolean revokeTokens(Principal caller, WorkerId worker);
}
