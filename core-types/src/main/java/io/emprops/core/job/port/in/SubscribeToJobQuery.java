package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import java.util.Optional;

/**
 * Follows one job's log to its end, as {@link FollowJobQuery} does, and keeps no thread meanwhile.
 */
public interface SubscribeToJobQuery {

  /**
   * Hands the log to somebody who never waits: one call after the other, on whatever thread has
   * something to tell. The first ones may come before this returns.
   *
   * @param since the last event that the subscriber has seen
   * @return whether the job exists in the caller's organisation; else the subscriber hears nothing
   */
  boolean subscribe(Principal caller, JobId job, Optional<EventId> since, Subscriber subscriber);

  /** Takes the log without ever waiting. */
  interface Subscriber extends FollowJobQuery.Listener {

    /** There is nothing more to tell, or the subscriber is closed; nothing is called after it. */
    void over();

    /** The job cannot be followed any further; nothing is called after it. */
    void failed(RuntimeException cause);
  }
}
