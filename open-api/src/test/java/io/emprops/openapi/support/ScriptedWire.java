package io.emprops.openapi.support;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.openapi.adapter.out.json.WireJson;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link ScriptedJobQueue} reads and writes. */
final class ScriptedWire {
  private ScriptedWire() {}

  static Map<String, String> query(URI uri) {
    Map<String, String> values = new HashMap<>();
    String query = uri.getQuery();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    return values;
  }

  /** Stands for all but the last event of a job's log. */
  static JobSnapshot allButTheLast(JobId job, long epoch, int events) {
    var upTo = new EventId(epoch, Math.max(0, events - 1L));
    return new JobSnapshot(job, upTo, JobStatus.PENDING, null, null, null, null);
  }

  record Jobs(List<QueuedJob> jobs) {}

  record Outcomes(List<SubmitOutcome> outcomes) {}

  record Ids(List<JobId> ids) {}

  record Workers(List<WorkerPresence> workers, List<Capabilities> seen) {

    /** What is answered at this path below that of workers. */
    String at(String path) {
      return WireJson.write(path.endsWith("/offers") ? WorkerOffers.of(workers, seen) : this);
    }
  }

  record Page(BrokerState state, List<JobEvent> events, String cursor, boolean trimmed) {}

  record LogPage(
      long epoch,
      boolean known,
      @Nullable JobSnapshot snapshot,
      List<JobEvent> events,
      boolean ended) {}
}
