package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Digests;
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
 * Lets the matcher judge once whether an offer satisfies a requirement class. The verdicts stay in
 * Redis, where a claim finds them; Redis says from which class on they are missing.
 */
final class OfferVerdicts {
  private static final int MOST_REMEMBERED = 1_000;

  private final RedisFunctions functions;
  private final JobRows rows;
  private final ConcurrentMap<Capabilities, String> names = new ConcurrentHashMap<>();

  OfferVerdicts(RedisFunctions functions, JobRows rows) {
    this.functions = functions;
    this.rows = rows;
  }

  /** Names an offer: equal ones have one name, on every node. */
  String nameOf(Capabilities offer) {
    String known = names.get(offer);
    if (known != null) {
      return known;
    }
    if (names.size() >= MOST_REMEMBERED) {
      names.clear();
    }
    String name = Digests.name(rows.write(offer));
    names.put(offer, name);
    return name;
  }

  /**
   * Judges the classes that came after a number.
   *
   * @param after what is judged already
   * @param upto the newest class's number
   */
  void judge(JobKeys keys, Capabilities offer, String name, long after, long upto) {
    List<String> key = List.of(keys.meta());
    for (JobType type : offer.jobTypes()) {
      long judged = after;
      while (judged < upto) {
        Reply classes = functions.call("job_classes_v1", key, List.of(type, judged));
        if (classes.size() == 0) {
          break;
        }
        List<Object> args = new ArrayList<>(List.of(name, "", type));
        args.addAll(fitting(classes, type, offer));
        functions.call("job_judged_v1", key, args);
        judged = classes.number(classes.size() - 3);
      }
    }
    functions.call("job_judged_v1", key, List.of(name, upto, ""));
  }

  private static List<String> fitting(Reply classes, JobType type, Capabilities offer) {
    List<String> fitting = new ArrayList<>();
    for (int i = 0; i < classes.size(); i += 3) {
      if (RequirementClass.read(classes.text(i + 2)) instanceof Parsed.Read(var required)
          && Matcher.match(type, required.preferring(), offer) instanceof Match.Matched) {
        fitting.add(classes.text(i + 1));
      }
    }
    return fitting;
  }
}
