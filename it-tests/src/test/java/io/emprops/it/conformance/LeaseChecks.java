package io.emprops.it.conformance;

import static io.emprops.it.conformance.Conditions.require;
import static io.emprops.it.conformance.WorkChecks.about;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobId;
import io.emprops.it.conformance.Meddling.AnswerWith;
import io.emprops.it.conformance.Meddling.LoseAnswer;
import java.util.List;

/** A worker keeps its leases, and does what it is told about them. */
final class LeaseChecks {
  private static final int LONG_MS = 30_000;

  private LeaseChecks() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement("renews the lease while it works", LeaseChecks::renews),
        new Requirement("keeps a job that takes longer than a lease", LeaseChecks::keepsLongJobs),
        new Requirement("stops a job that is cancelled and gives it back", LeaseChecks::cancels),
        new Requirement("stops a job that is lost and says no more of it", LeaseChecks::dropsLost),
        new Requirement(
            "stops a job whose report is answered stale-lease", LeaseChecks::dropsStale),
        new Requirement("takes no more jobs when told quiet, until told run", LeaseChecks::isQuiet),
        new Requirement("gives back its jobs when told terminate", LeaseChecks::terminates),
        new Requirement("registers again when it is not known", LeaseChecks::registersAgain),
        new Requirement("repeats an end that is answered unavailable", LeaseChecks::repeatsEnds),
        new Requirement("repeats an end whose answer was lost", LeaseChecks::repeatsLostEnds));
  }

  private static void renews(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(Grounds.HEARTBEAT_MS * 4);
    Said assigned = trial.awaitAssigned(job, begun);
    trial.awaitCompleted(job, 1);

    List<Said> beats =
        trial.transcript().byWorker(begun, "heartbeat").stream()
            .filter(said -> said.lists("jobs", job.value()))
            .toList();
    require(beats.size() >= 2, "heartbeats name the job; there were " + beats.size());
    require(
        beats
            .getFirst()
            .message()
            .path("jobs")
            .valueStream()
            .anyMatch(held -> held.path("lease_token").asText().equals(assigned.token())),
        "they name its token: " + beats.getFirst());
  }

  private static void keepsLongJobs(Trial trial) {
    trial.awaitCompleted(trial.submitLasting(Grounds.LEASE_MS * 3 / 2), 1);
  }

  private static void cancels(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(LONG_MS);
    trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));

    trial.queue().cancel(job);

    trial.transcript().awaitByWorker(begun, "release", about(job));
    JsonNode end = trial.awaitEnd(job);
    require(end.path("status").asText().equals("cancelled"), "it is cancelled: " + end);
    require(end.path("reason").asText().equals("requested"), "it is confirmed: " + end);
  }

  private static void dropsLost(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(LONG_MS);
    Said assigned = trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));

    trial.tap().meddle(new Losing(job, "leases", "lost", "leases"));
    trial.transcript().awaitByGateway(begun, "leases", said -> said.lists("leases", job.value()));

    requireSilence(trial, assigned, trial.transcript().size());
  }

  private static void dropsStale(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(LONG_MS);
    Said assigned = trial.awaitAssigned(job, begun);
    ObjectNode stale = Json.object("{\"type\":\"stale-lease\",\"job_id\":\"%s\"}".formatted(job));

    trial
        .tap()
        .meddle(
            Meddling.once(it -> it.is("progress") && about(job).test(it), new AnswerWith(stale)));
    trial.transcript().awaitByGateway(begun, "stale-lease", about(job));

    requireSilence(trial, assigned, trial.transcript().size());
  }

  /** It names the job under that token in no heartbeat, and then reports nothing more of it. */
  private static void requireSilence(Trial trial, Said assigned, int since) {
    Said without =
        trial
            .transcript()
            .awaitByWorker(since, "heartbeat", said -> !said.lists("jobs", assigned.job()));
    Said later = trial.transcript().awaitByWorker(without.number() + 1, "heartbeat", _ -> true);
    trial.transcript().awaitByWorker(later.number() + 1, "heartbeat", _ -> true);
    List<Said> more =
        trial.transcript().since(without.number()).stream()
            .filter(said -> said.byWorker() && said.token().equals(assigned.token()))
            .toList();
    require(more.isEmpty(), "it says no more of it, but said " + more);
  }

  private static void isQuiet(Trial trial) {
    int begun = trial.transcript().size();
    trial.queue().order(trial.id(), "drain");
    Said told =
        trial
            .transcript()
            .awaitByGateway(
                begun, "leases", said -> said.message().path("state").asText().equals("quiet"));
    JobId job = trial.submitLasting(100);
    int from = trial.transcript().awaitByWorker(told.number(), "heartbeat", _ -> true).number() + 1;
    Said next = trial.transcript().awaitByWorker(from, "heartbeat", _ -> true);
    trial.transcript().awaitByWorker(next.number() + 1, "heartbeat", _ -> true);
    require(
        trial.transcript().byWorker(from, "pull").isEmpty(), "it does not pull while it is quiet");

    int before = trial.transcript().size();
    require(
        trial.transcript().byWorker(begun, "complete").isEmpty(),
        "it does no job while it is quiet");
    trial.queue().order(trial.id(), "run");

    trial.transcript().awaitByWorker(before, "complete", about(job));
  }

  private static void terminates(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(LONG_MS);
    Said assigned = trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));

    trial.queue().order(trial.id(), "terminate");

    Said release = trial.transcript().awaitByWorker(begun, "release", about(job));
    require(release.token().equals(assigned.token()), "under its token: " + release);
    trial.transcript().awaitByGateway(release.number(), "ack", about(job));
  }

  private static void registersAgain(Trial trial) {
    int begun = trial.transcript().size();
    ObjectNode unknown =
        Json.object(
            """
            {"type":"error","about":"pull","problem":{"type":"urn:emprops:problem:worker.unknown",
             "title":"The worker is not registered","status":409,"detail":"register first",
             "code":"worker.unknown","errors":[]}}\
            """);

    trial.tap().meddle(Meddling.once(said -> said.is("pull"), new AnswerWith(unknown)));

    trial.transcript().awaitByWorker(begun, "register", _ -> true);
    trial.awaitCompleted(trial.submitLasting(100), 1);
  }

  private static void repeatsEnds(Trial trial) {
    int begun = trial.transcript().size();
    ObjectNode unavailable =
        Json.object(
            """
            {"type":"error","about":"complete","problem":{"type":"urn:emprops:problem:unavailable",
             "title":"A service that this needs is not reachable","status":503,"detail":"later",
             "code":"unavailable","errors":[]}}\
            """);
    trial.tap().meddle(Meddling.once(said -> said.is("complete"), new AnswerWith(unavailable)));

    JobId job = trial.submitLasting(100);

    trial.awaitCompleted(job, 1);
    requireRepeated(trial, begun, job);
  }

  private static void repeatsLostEnds(Trial trial) {
    int begun = trial.transcript().size();
    trial.tap().meddle(Meddling.once(said -> said.is("complete"), new LoseAnswer()));

    JobId job = trial.submitLasting(100);

    trial.awaitCompleted(job, 1);
    requireRepeated(trial, begun, job);
  }

  private static void requireRepeated(Trial trial, int begun, JobId job) {
    Said first = trial.transcript().awaitByWorker(begun, "complete", about(job));
    Said second = trial.transcript().awaitByWorker(first.number() + 1, "complete", about(job));
    require(second.token().equals(first.token()), "it says the same again: " + second);
  }

  /** The worker hears that it has lost a job which it still holds. */
  static final class Losing implements Meddling {
    private final JobId job;
    private final String type;
    private final String to;
    private final String from;

    /** In messages of this type the job moves from one list to another. */
    Losing(JobId job, String type, String to, String from) {
      this.job = job;
      this.type = type;
      this.to = to;
      this.from = from;
    }

    @Override
    public ObjectNode heardAs(Said said) {
      if (!said.is(type) || !said.lists(from, job.value())) {
        return said.message();
      }
      ObjectNode heard = said.message().deepCopy();
      ArrayNode left = heard.putArray(from);
      said.message()
          .path(from)
          .valueStream()
          .filter(id -> !id.asText().equals(job.value()))
          .forEach(left::add);
      heard.withArray(to).add(job.value());
      return heard;
    }
  }
}
