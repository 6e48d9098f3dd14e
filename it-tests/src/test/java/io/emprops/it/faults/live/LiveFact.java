package io.emprops.it.faults.live;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.it.faults.check.Fact;
import java.util.Set;

/** What was done to the services, and what they told somebody outside. */
sealed interface LiveFact {

  /**
   * Something went wrong, or is over.
   *
   * @param losesState whether Redis forgets something
   */
  record Faulted(String what, boolean losesState) implements LiveFact {}

  /** Somebody asked for a job and was told that it is accepted. */
  record Accepted(PlannedJob plan, JobId job, String by) implements LiveFact {}

  /** Somebody asked to cancel a job, and was or was not told that this is known. */
  record CancelAsked(JobId job) implements LiveFact {}

  /** A node told how a job stands. */
  record Seen(String node, JobRecord record) implements LiveFact {}

  /** A follower begins. */
  record Joined(String follower, JobId job) implements LiveFact {}

  /** A follower was told an event. */
  record Told(String follower, JobId job, JobEvent event) implements LiveFact {}

  /** A follower was told what stands for events that are gone. */
  record Skipped(String follower, JobId job, JobSnapshot snapshot) implements LiveFact {}

  /**
   * The worker in the harness was handed a job.
   *
   * @param claim tells this claim from all others
   */
  record Held(String worker, JobId job, int attempt, int claim) implements LiveFact {}

  /** The worker in the harness wrote under its lease. */
  record Wrote(String worker, JobId job, int attempt, int claim, Fact.Write write, Answer answer)
      implements LiveFact {}

  /**
   * All is healed and has had its time.
   *
   * @param open accepted jobs that have not ended
   * @param unserved followers that were told no end
   */
  record Over(Set<JobId> open, Set<String> unserved) implements LiveFact {}

  /** What a worker was told. */
  enum Answer {
    APPLIED,
    STALE,
    REFUSED,
    /** Nothing, once at least: nobody knows whether it was applied. */
    UNKNOWN
  }
}
