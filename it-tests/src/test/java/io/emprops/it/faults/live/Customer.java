package io.emprops.it.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.it.faults.FaultFailure;
import io.emprops.it.faults.live.LiveFact.Accepted;
import io.emprops.it.faults.live.LiveFact.CancelAsked;
import io.emprops.it.faults.live.LiveFact.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An organisation's client: it asks any node, and when that gives no answer, the next one, under
 * the same key.
 */
final class Customer {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String WELL =
      """
      {"job_type": "simulation",
       "template": {"duration_ms": "{{work}}", "steps": 4, "output": "one two three four",
                    "result": {"n": "{{n}}"}},
       "variable_types": {"work": {"type": "integer", "required": true},
                          "n": {"type": "integer", "required": true}}}
      """;
  private static final String ILL =
      """
      {"job_type": "simulation",
       "template": {"duration_ms": "{{work}}", "steps": 2, "output": "one two",
                    "result": {"n": "{{n}}"}, "fail": {"class": "{{class}}", "times": "{{times}}"}},
       "variable_types": {"work": {"type": "integer", "required": true},
                          "n": {"type": "integer", "required": true},
                          "class": {"type": "text", "required": true},
                          "times": {"type": "integer", "required": true}}}
      """;

  private final Wire wire;
  private final List<String> nodes;
  private final String token;
  private final String well;
  private final String ill;

  /** Saves its workflows, while everything works. */
  Customer(Wire wire, List<String> nodes, String token) {
    this.wire = wire;
    this.nodes = List.copyOf(nodes);
    this.token = token;
    this.well = save("well", WELL);
    this.ill = save("ill", ILL);
  }

  private String save(String name, String source) {
    ObjectNode body =
        Wire.object().put("name", name).put("component_type", "dynamic_json").put("source", source);
    return wire.post(nodes.getFirst() + "/api/workflows", token, PATIENCE.multipliedBy(5), body)
        .filter(answer -> answer.status() == 201)
        .map(answer -> answer.body().path("id").asText())
        .orElseThrow(() -> new FaultFailure("the workflow '%s' is not taken".formatted(name)));
  }

  String token() {
    return token;
  }

  /** A token for a worker. */
  String workerToken(String worker) {
    ObjectNode body = Wire.object().put("worker_id", worker).put("ttl_seconds", 36_000);
    body.putArray("job_types").add("simulation");
    return wire.post(nodes.getFirst() + "/api/worker-tokens", token, PATIENCE, body)
        .map(answer -> answer.body().path("token").asText())
        .orElseThrow(() -> new FaultFailure("no token for " + worker));
  }

  /**
   * Asks until somebody accepts the job; empty where its deadline was over by then, or time is up.
   *
   * @param now what its times are counted from: a repetition must be the same request
   */
  Optional<JobId> execute(
      PlannedJob plan, String key, Instant now, Instant until, Chronicle chronicle) {
    ObjectNode body = Wire.object().put("priority", plan.priority());
    plan.notBefore().ifPresent(time -> body.put("not_before", now.plus(time).toString()));
    plan.deadline().ifPresent(time -> body.put("deadline", now.plus(time).toString()));
    body.set("inputs", inputs(plan));
    Optional<JobId> job = Optional.empty();
    int wanted = plan.repeated() ? 2 : 1;
    for (int i = plan.number(); wanted > 0 && Instant.now().isBefore(until); i++) {
      String node = nodes.get(i % nodes.size());
      String url = "%s/api/workflows/%s/execute".formatted(node, workflow(plan));
      Optional<Wire.Answer> answer = wire.post(url, token, PATIENCE, body, "Idempotency-Key", key);
      if (answer.filter(given -> given.status() == 202).isPresent()) {
        JobId accepted = new JobId(answer.get().body().path("job_id").asText());
        chronicle.add(new Accepted(plan, accepted, node));
        job = Optional.of(accepted);
        wanted--;
      } else if (answer.filter(given -> given.status() < 500).isPresent()) {
        refused(plan, answer.get());
        return job;
      } else {
        Pauses.of(PAUSE);
      }
    }
    return job;
  }

  private static void refused(PlannedJob plan, Wire.Answer answer) {
    if (plan.deadline().isEmpty()) {
      throw new FaultFailure("%s is refused: %s".formatted(plan, answer));
    }
  }

  private String workflow(PlannedJob plan) {
    return plan.ending() == PlannedJob.Ending.WELL ? well : ill;
  }

  private static ObjectNode inputs(PlannedJob plan) {
    ObjectNode inputs = Wire.object().put("work", plan.work().toMillis()).put("n", plan.number());
    return switch (plan.ending()) {
      case WELL -> inputs;
      case FAILS_FIRST -> inputs.put("class", "service_error").put("times", 1);
      case FAILS_ALWAYS -> inputs.put("class", "service_error").put("times", 1_000);
      case INVALID -> inputs.put("class", "validation_error").put("times", 1_000);
    };
  }

  /** Asks once, at a node of its choice. */
  void cancel(JobId job, int node, Chronicle chronicle) {
    // Whether or not the answer comes: the wish may have been heard.
    chronicle.add(new CancelAsked(job));
    String url = "%s/api/jobs/%s/cancel".formatted(nodes.get(node % nodes.size()), job);
    wire.post(url, token, PATIENCE, Wire.object());
  }

  /** How the job stands at each node that answers. */
  List<JobRecord> look(JobId job, Chronicle chronicle) {
    List<JobRecord> seen = new ArrayList<>();
    for (String node : nodes) {
      wire.get(node + "/api/jobs/" + job, token, PATIENCE)
          .filter(answer -> answer.status() == 200)
          .map(Wire.Answer::body)
          .ifPresent(body -> seen.add(noted(node, body, chronicle)));
    }
    return seen;
  }

  private static JobRecord noted(String node, JsonNode body, Chronicle chronicle) {
    JobRecord record = Wire.read(body, JobRecord.class);
    chronicle.add(new Seen(node, record));
    return record;
  }
}
