package io.emprops.it.faults.live;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.StateChanged;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.it.faults.check.Fact;
import io.emprops.it.faults.check.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The broker's own story, as its stream tells it in its order, in the words of those histories that
 * need no processes: so that the same promises are held against it.
 */
final class BrokerStory {
  /** A life that is younger lets workers go on with jobs that they had in the one before. */
  private static final Duration ADOPTION = Duration.ofSeconds(30);

  private final Map<JobId, QueuedJob> jobs;
  private final Duration lease;
  private final List<Moment> moments = new ArrayList<>();
  private int claims;

  private BrokerStory(Map<JobId, QueuedJob> jobs, Duration lease) {
    this.jobs = new HashMap<>(jobs);
    this.lease = lease;
  }

  /**
   * The story.
   *
   * @param lives what each epoch told
   * @param jobs those of the history; others are left out
   */
  static List<Moment> of(List<List<JobEvent>> lives, Map<JobId, QueuedJob> jobs, Duration lease) {
    var story = new BrokerStory(jobs, lease);
    boolean first = true;
    for (List<JobEvent> life : lives) {
      List<JobEvent> ours = life.stream().filter(event -> jobs.containsKey(event.jobId())).toList();
      if (!ours.isEmpty()) {
        if (!first) {
          story.moments.add(new Moment(ours.getFirst().at(), new Fact.Flushed()));
        }
        first = false;
        story.tell(ours);
      }
    }
    return story.moments;
  }

  private void tell(List<JobEvent> events) {
    Set<JobId> known = new HashSet<>();
    for (JobEvent event : events) {
      if (known.add(event.jobId())) {
        add(event, new Fact.Submitted(job(event), true));
      }
      if (event.body() instanceof StateChanged state) {
        if ("cancel-requested".equals(state.reason())) {
          add(event, new Fact.CancelAsked(event.jobId()));
        } else if (state.status() == JobStatus.ASSIGNED) {
          add(event, begun(event, state));
        }
      }
      add(event, new Fact.Happened(event));
    }
  }

  /**
   * The stream does not say whether an attempt was claimed or adopted; an adoption has no order.
   */
  private Fact begun(JobEvent event, StateChanged state) {
    WorkerId worker = state.workerId() == null ? new WorkerId("nobody") : state.workerId();
    int attempt = state.attempt() == null ? 0 : state.attempt();
    var token = new LeaseToken("claim-of-this-history-%08d".formatted(++claims));
    Instant adoptable = Instant.ofEpochMilli(event.id().epoch()).plus(ADOPTION);
    return attempt == 1 && !event.at().isAfter(adoptable)
        ? new Fact.Renewed(worker, event.jobId(), token, lease, Renewal.RENEWED)
        : new Fact.Claimed(worker, 1, job(event), attempt, token, lease);
  }

  private QueuedJob job(JobEvent event) {
    return Objects.requireNonNull(jobs.get(event.jobId()));
  }

  private void add(JobEvent event, Fact fact) {
    moments.add(new Moment(event.at(), fact));
  }
}
