package io.emprops.it.conformance;

import static io.emprops.it.conformance.Conditions.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.AJob;
import io.emprops.core.job.JobId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A worker says who it is, and executes jobs. */
final class WorkChecks {
  private static final String TEXT = "grüße 😀 und mehr";

  private WorkChecks() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement("registers first, with its id, slots and job types", WorkChecks::registers),
        new Requirement("completes a job, with the lease token of it", WorkChecks::completes),
        new Requirement("tells how far a job is", WorkChecks::tellsProgress),
        new Requirement("hands over text as it comes", WorkChecks::handsOverText),
        new Requirement("tells a failure's class, reason and wait", WorkChecks::fails),
        new Requirement("fails a job that it cannot read", WorkChecks::failsWhatItCannotRead),
        new Requirement(
            "goes on after a result that the document does not promise",
            WorkChecks::goesOnAfterAnUnpromisedResult),
        new Requirement(
            "takes as many jobs as it has slots, and no more", WorkChecks::keepsToSlots),
        new Requirement(
            "passes over members and messages that it does not know", WorkChecks::passesOver));
  }

  private static void registers(Trial trial) {
    trial.startAnew();
    Said first =
        Conditions.awaitValue(
            "the worker says something",
            () ->
                trial.transcript().since(trial.begun()).stream()
                    .filter(Said::byWorker)
                    .findFirst());
    JsonNode said = first.message();
    require(first.is("register"), "register comes first, not " + said);
    require(said.path("worker_id").asText().equals(trial.id()), "worker_id is its own: " + said);
    require(!said.path("machine_id").asText().isEmpty(), "machine_id is there: " + said);
    require(said.path("slots").asInt() == Trial.SLOTS, "slots are as told: " + said);
    require(
        said.at("/capabilities/job_types")
            .valueStream()
            .anyMatch(t -> t.asText().equals("simulation")),
        "it offers simulation: " + said);
    trial.ready();
    Conditions.await("the gateway lists it", () -> trial.queue().worker(trial.id()).isPresent());
  }

  private static void completes(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submit("{\"duration_ms\":20,\"result\":{\"n\":[1,\"ü\",null,true]}}");
    Said assigned = trial.awaitAssigned(job, begun);
    JsonNode end = trial.awaitEnd(job);
    Said complete = trial.transcript().awaitByWorker(begun, "complete", about(job));

    require(complete.token().equals(assigned.token()), "complete names the token: " + complete);
    require(complete.message().at("/usage/duration_ms").isIntegralNumber(), "usage: " + complete);
    require(end.path("status").asText().equals("completed"), "it is completed: " + end);
    require(
        end.path("result").equals(Json.parse("{\"n\":[1,\"ü\",null,true]}")),
        "the result is whole: " + end);
  }

  private static void tellsProgress(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(600);
    trial.awaitCompleted(job, 1);

    Said progress = trial.transcript().awaitByWorker(begun, "progress", about(job));
    Said complete = trial.transcript().awaitByWorker(begun, "complete", about(job));
    require(progress.number() < complete.number(), "progress comes before the end");
    require(progress.message().path("total").isNumber(), "it has a total: " + progress);
  }

  private static void handsOverText(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submit("{\"duration_ms\":400,\"steps\":4,\"output\":\"%s\"}".formatted(TEXT));
    trial.awaitCompleted(job, 1);

    String text =
        trial.transcript().byWorker(begun, "output").stream()
            .filter(about(job))
            .map(said -> said.message().path("text").asText())
            .collect(Collectors.joining());
    require(text.equals(TEXT), "the pieces make up the text, not '%s'".formatted(text));
  }

  private static void fails(Trial trial) {
    int begun = trial.transcript().size();
    JobId job =
        trial.submit(
            """
            {"duration_ms":10,"fail":{"class":"generation_refusal","reason":"kit","message":"No."}}\
            """);
    JsonNode end = trial.awaitEnd(job);
    JobId limited =
        trial.submit(
            """
            {"duration_ms":10,"fail":{"class":"rate_limit","retry_after_ms":200,"times":1}}\
            """);
    trial.awaitEnd(limited);

    require(end.path("status").asText().equals("failed"), "it is failed: " + end);
    require(end.at("/failure/class").asText().equals("generation_refusal"), "its class: " + end);
    require(end.at("/failure/reason").asText().equals("kit"), "its reason: " + end);
    Said fail = trial.transcript().awaitByWorker(begun, "fail", about(limited));
    require(fail.message().path("retry_after").asInt() == 200, "it tells the wait: " + fail);
  }

  private static void failsWhatItCannotRead(Trial trial) {
    JsonNode end = trial.awaitEnd(trial.submit("{\"duration_ms\":\"soon\"}"));

    require(end.path("status").asText().equals("failed"), "it is failed: " + end);
    require(end.at("/failure/class").asText().equals("validation_error"), "its class: " + end);
  }

  private static void goesOnAfterAnUnpromisedResult(Trial trial) {
    JsonNode end =
        trial.awaitEnd(
            trial.submit(
                AJob.aJob()
                    .payload("{\"duration_ms\":10,\"result\":{\"text\":7}}")
                    .output("{\"kind\":\"text\",\"path\":\"text\"}")
                    .maxAttempts(1)));

    require(end.path("status").asText().equals("failed"), "it is failed: " + end);
    require(end.at("/failure/class").asText().equals("response_error"), "its class: " + end);
    require(end.at("/failure/reason").asText().equals("output-kind"), "its reason: " + end);
    JobId promised =
        trial.submit(
            AJob.aJob()
                .payload("{\"duration_ms\":10,\"result\":{\"text\":\"7\"}}")
                .output("{\"kind\":\"text\",\"path\":\"text\"}"));
    trial.awaitCompleted(promised, 1);
  }

  private static void keepsToSlots(Trial trial) {
    int begun = trial.transcript().size();
    List<JobId> jobs = new ArrayList<>();
    for (int i = 0; i < Trial.SLOTS * 3; i++) {
      jobs.add(trial.submitLasting(700));
    }
    jobs.forEach(job -> trial.awaitCompleted(job, 1));

    Set<String> held = new HashSet<>();
    int most = 0;
    for (Said said : trial.transcript().since(begun)) {
      if (said.is("assign")) {
        held.add(said.job());
      } else if (said.is("complete")) {
        held.remove(said.job());
      }
      most = Math.max(most, held.size());
    }
    require(most == Trial.SLOTS, "it had %d at once of %d slots".formatted(most, Trial.SLOTS));
  }

  private static void passesOver(Trial trial) {
    trial.tap().meddle(new Newer());
    int begun = trial.transcript().size();
    trial.startAnew();
    trial.ready();
    JobId first = trial.submitLasting(600);
    trial.awaitAssigned(first, begun);
    if (trial.isOverSockets()) {
      require(
          trial.tap().sayUnasked(Json.object("{\"type\":\"weather\",\"sky\":\"blue\"}")),
          "the worker has a socket");
    }
    trial.awaitCompleted(first, 1);
    trial.awaitCompleted(trial.submitLasting(100), 1);
    require(trial.transcript().byWorker(begun, "register").size() == 1, "it keeps its connection");
  }

  /** A gateway of a later release: each object has a member more. */
  private static final class Newer implements Meddling {
    @Override
    public ObjectNode heardAs(Said said) {
      ObjectNode message = said.message().deepCopy();
      message.set("from_the_future", Json.object("{\"a\":[1]}"));
      if (message.get("job") instanceof ObjectNode job) {
        job.put("also_new", "b");
      }
      return message;
    }
  }

  static java.util.function.Predicate<Said> about(JobId job) {
    return said -> said.job().equals(job.value());
  }
}
