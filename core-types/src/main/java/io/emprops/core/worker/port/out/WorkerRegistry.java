package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerPresence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers who gave a sign of life. Every implementation passes {@code WorkerRegistryContract}.
 */
public interface WorkerRegistry {

  /** Adds or refreshes a worker; it counts as gone a minute after the last call. */
  void seen(WorkerPresence worker);

  /** Forgets a worker that said goodbye. */
  void forget(WorkerId worker);

  /** A worker that is not gone. */
  Optional<WorkerPresence> find(WorkerId worker);

  /** A worker that is not gone asks for a job: a sign of life, if it is known. */
  Optional<Pulling> pulling(WorkerId worker);

  /**
   * Who asks for a job.
   *
   * @param worker as it has told itself
   * @param order what it is told
   */
  record Pulling(WorkerPresence worker, GatewayMessage.State order) {}

  /** What a worker is told with each of its heartbeats, until it says goodbye or is gone. */
  void order(WorkerId worker, GatewayMessage.State order);

  /** What it is told; to run, where nobody has ordered anything else. */
  GatewayMessage.State ordered(WorkerId worker);

  /** Workers whose tokens are refused that they were given up to a time, and that time. */
  Map<WorkerId, Instant> revoked();

  /**
   * What workers have offered within the last 7 days, whether or not they are gone; the newest
   * first.
   */
  List<Capabilities> offersSeen();

  /** Those that are not gone, by id. */
  List<WorkerPresence> live();
}
