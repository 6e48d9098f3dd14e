package io.emprops.queue.connector.polling;

import io.emprops.core.job.JobId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this worker's attempts have begun at providers and not seen to its end, so that the next
 * attempt of a job goes on instead of beginning again. Forgets the oldest beyond ten thousand, and
 * all of it with the process.
 */
final class BegunJobs {
  private static final int MOST = 10_000;

  private final Map<JobId, Begun> begun = new LinkedHashMap<>();

  synchronized Optional<Begun> find(JobId job) {
    return Optional.ofNullable(begun.get(job));
  }

  synchronized void remember(JobId job, Begun its) {
    begun.put(job, its);
    if (begun.size() > MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
  }

  synchronized void forget(JobId job) {
    begun.remove(job);
  }
}
