package io.emprops.core.worker.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueStats;
import io.emprops.core.worker.WorkerPresence;
import java.util.List;

/** What operators do to the queue and see of it. Needs the role operator; to look, runner. */
public interface SteerQueueUseCase {

  /** What the queue holds and did within the last minutes. */
  QueueStats stats(Principal caller, int minutes);

  /** The workers that gave a sign of life within the last minute. */
  List<WorkerPresence> workers(Principal caller);

  /**
   * Tells a worker to finish and take no more, or to run again; it learns with its next heartbeat.
   */
  void drain(Principal caller, WorkerId worker, boolean drain);

  /** Lets nothing behind this gate start; false if it was paused before. */
  boolean pause(Principal caller, Gate gate);

  /** Opens a gate; false if nobody had paused it. */
  boolean resume(Principal caller, Gate gate);
}
