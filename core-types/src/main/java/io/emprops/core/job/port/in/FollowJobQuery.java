package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import java.util.Optional;

/** Follows one job's log to its end. Needs the role viewer. */
public interface FollowJobQuery {

  /**
   * Hands the log to the listener on the calling thread, until the end or until the listener is
   * closed. The result comes last, once the ledger has it; a broker that cannot be reached is
   * waited for.
   *
   * @param since the last event that the listener has seen
   * @return whether the job exists in the caller's organisation
   */
  boolean follow(Principal caller, JobId job, Optional<EventId> since, Listener listener);

  /** Takes the log. */
  interface Listener {

    /** Stands for events that can no longer be had. */
    void snapshot(JobSnapshot snapshot);

    /** The next event. */
    void event(JobEvent event);

    /** Nothing has happened for a while; a chance to notice that no one listens any more. */
    void idle();

    /** Whether to stop. */
    boolean isClosed();

    /**
     * Takes what wakes the follower, to be run once the listener is closed. Where nobody runs it,
     * the follower looks every few seconds.
     */
    default void whenClosed(Runnable wake) {}
  }
}
