package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.JobType;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.Match;
import io.emprops.core.worker.Matcher;
import io.emprops.core.worker.RequirementClass;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers which requirement classes each offer satisfies, so that the matcher judges a pair once.
 * Redis says by a version when the list is out of date.
 */
final class MatchingClasses {
  private static final Judged NOT_JUDGED = new Judged("", List.of());
  private static final int MOST_REMEMBERED = 1_000;

  private final RedisFunctions functions;
  private final ConcurrentMap<Offer, Judged> judged = new ConcurrentHashMap<>();

  MatchingClasses(RedisFunctions functions) {
    this.functions = functions;
  }

  /** What is known; perhaps out of date. */
  Judged of(JobKeys keys, Capabilities capabilities) {
    return judged.getOrDefault(new Offer(keys, capabilities), NOT_JUDGED);
  }

  /** Judges all classes of the worker's job types. */
  void reload(JobKeys keys, Capabilities capabilities) {
    List<JobType> types = List.copyOf(capabilities.jobTypes());
    Reply reply = functions.call("job_classes_v1", List.of(keys.meta()), types);
    List<String> names = new ArrayList<>();
    for (int i = 1; i < reply.size(); i += 3) {
      JobType type = new JobType(reply.text(i));
      if (RequirementClass.read(reply.text(i + 2)) instanceof Parsed.Read(var required)
          && Matcher.match(type, required, capabilities) instanceof Match.Matched) {
        names.add(type + ":" + reply.text(i + 1));
      }
    }
    if (judged.size() >= MOST_REMEMBERED) {
      judged.clear();
    }
    judged.put(new Offer(keys, capabilities), new Judged(reply.text(0), names));
  }

  private record Offer(JobKeys keys, Capabilities capabilities) {}

  /**
   * A verdict.
   *
   * @param version of the list of classes that was judged
   * @param names of those that fit, {@code <job type>:<class>}
   */
  record Judged(String version, List<String> names) {
    Judged {
      names = List.copyOf(names);
    }
  }
}
