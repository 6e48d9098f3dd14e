package io.emprops.it.faults.live;

import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.Attempt.Outcome;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.it.faults.check.Fact.Write;
import io.emprops.it.faults.check.Violation;
import io.emprops.it.faults.live.LiveFact.Answer;
import io.emprops.it.faults.live.PlannedJob.Ending;
import io.emprops.it.faults.live.PlannedJob.Following;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes histories of the whole system by hand, for tests of what reads them. */
final class LiveHistories {
  static final JobId JOB = new JobId("p0-01HZX3V6QK8M2N4P5R7S9T0001");
  static final JobId OTHER = new JobId("p0-01HZX3V6QK8M2N4P5R7S9T0002");
  static final String REAL = "worker-1";
  static final String STUBBORN = StubbornWorker.PREFIX + "1";

  private static final Instant BEGIN = Instant.parse("2060-01-01T00:00:00Z");

  private final List<LiveMoment> moments = new ArrayList<>();
  private final List<JobEvent> told = new ArrayList<>();

  static PlannedJob plan(Ending ending) {
    return new PlannedJob(
        1,
        Duration.ZERO,
        0,
        Duration.ZERO,
        ending,
        50,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Following.NOT);
  }

  static JsonValue json(String text) {
    return JsonText.parse(text);
  }

  /** An attempt of a worker that ended so, to be numbered by its place. */
  record Tried(String worker, Outcome outcome) {}

  static List<Attempt> attempts(Tried... tries) {
    List<Attempt> attempts = new ArrayList<>();
    for (Tried tried : tries) {
      attempts.add(
          new Attempt(
              attempts.size() + 1,
              new WorkerId(tried.worker()),
              BEGIN,
              BEGIN,
              tried.outcome(),
              null));
    }
    return attempts;
  }

  LiveHistories add(LiveFact fact) {
    moments.add(new LiveMoment(BEGIN, fact));
    return this;
  }

  LiveHistories accepted(Ending ending) {
    return add(new LiveFact.Accepted(plan(ending), JOB, "node"));
  }

  LiveHistories completed(String result, Tried... tries) {
    return ended(JobStatus.COMPLETED, null, json(result), tries);
  }

  LiveHistories ended(
      JobStatus status, @Nullable String reason, @Nullable JsonValue result, Tried... tries) {
    return add(new LiveFact.Seen("node", record(status, reason, true, result, attempts(tries))));
  }

  static JobRecord record(
      JobStatus status,
      @Nullable String reason,
      boolean isFinal,
      @Nullable JsonValue result,
      List<Attempt> attempts) {
    return new JobRecord(
        JOB,
        new JobType("simulation"),
        new WorkflowId("01HZX3V6QK8M2N4P5R7S9T1W3Y"),
        "well",
        1,
        status,
        reason,
        null,
        isFinal,
        50,
        new UserId("admin"),
        "acme",
        null,
        JsonValue.emptyObject(),
        JsonValue.emptyObject(),
        List.of(),
        new RenderContext(BEGIN, 1),
        null,
        result,
        null,
        null,
        attempts,
        isFinal ? new EventId(2, 9) : null,
        BEGIN,
        null,
        null,
        null,
        null,
        List.of());
  }

  LiveHistories wrote(int attempt, int claim, Answer answer) {
    return add(new LiveFact.Wrote(STUBBORN, JOB, attempt, claim, Write.COMPLETE, answer));
  }

  LiveHistories joined(String follower) {
    return add(new LiveFact.Joined(follower, JOB));
  }

  static JobEvent event(long epoch, long n, JobEvent.Body body) {
    return new JobEvent(new EventId(epoch, n), JOB, BEGIN, body);
  }

  /** A follower gets a line of the log. */
  LiveHistories told(String follower, long epoch, long n, String line) {
    return told(follower, event(epoch, n, new JobEvent.Logged("info", line)));
  }

  LiveHistories told(String follower, JobEvent event) {
    return add(new LiveFact.Told(follower, JOB, event));
  }

  LiveHistories skipped(String follower, long epoch, long n) {
    var snapshot =
        new JobSnapshot(JOB, new EventId(epoch, n), JobStatus.IN_PROGRESS, null, null, null, null);
    return add(new LiveFact.Skipped(follower, JOB, snapshot));
  }

  /** The broker's stream has this. */
  LiveHistories streamed(JobEvent event) {
    told.add(event);
    return this;
  }

  LiveHistories over(Set<JobId> open, Set<String> unserved) {
    return add(new LiveFact.Over(open, unserved));
  }

  /** What the checker says. */
  Optional<String> broken() {
    return LiveChecker.check(moments, told).map(Violation::how);
  }
}
