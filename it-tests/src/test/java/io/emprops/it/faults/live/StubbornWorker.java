package io.emprops.it.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobId;
import io.emprops.it.faults.check.Fact.Write;
import io.emprops.it.faults.live.LiveFact.Answer;
import io.emprops.it.faults.live.LiveFact.Held;
import io.emprops.it.faults.live.LiveFact.Wrote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A worker in the harness, at the gateways. It often falls silent until its lease is over, and
 * writes nevertheless; its results say under which claim they were made.
 */
final class StubbornWorker {
  static final String PREFIX = "stubborn-";
  static final String CLAIM = "claim";

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int TRIES = 6;
  private static final int PULL_MS = 500;

  private final String id;
  private final String token;
  private final List<String> gateways;
  private final Wire wire;
  private final Duration lease;
  private final Chronicle chronicle;
  private final SplittableRandom random;
  private int claims;
  private volatile boolean ended;

  StubbornWorker(
      String id,
      String token,
      List<String> gateways,
      Wire wire,
      Duration lease,
      Chronicle chronicle,
      SplittableRandom random) {
    this.id = id;
    this.token = token;
    this.gateways = List.copyOf(gateways);
    this.wire = wire;
    this.lease = lease;
    this.chronicle = chronicle;
    this.random = random;
  }

  /** Takes no more jobs. */
  void end() {
    ended = true;
  }

  /** Works until it is to end; what it holds then, it still writes. */
  void run() {
    boolean registered = false;
    while (!ended) {
      if (!registered) {
        registered = type(register()).equals("registered");
      } else {
        Optional<JsonNode> answer = pull();
        registered = !type(answer).equals("refused");
        answer.filter(given -> type(Optional.of(given)).equals("assign")).ifPresent(this::work);
      }
      if (!registered) {
        Pauses.of(PAUSE);
      }
    }
  }

  private Optional<JsonNode> register() {
    ObjectNode message = message("register").put("machine_id", id).put("slots", 1);
    message.putObject("capabilities").putArray("job_types").add("simulation");
    message.putArray("current_jobs");
    return ask(message.put("protocol", 1));
  }

  private Optional<JsonNode> pull() {
    return ask(message("pull").put("slots", 1).put("wait", PULL_MS));
  }

  private void work(JsonNode assign) {
    var job = new JobId(assign.at("/job/id").asText());
    int attempt = assign.path("attempt").asInt();
    int claim = ++claims;
    chronicle.add(new Held(id, job, attempt, claim));
    int mood = random.nextInt(10);
    if (mood < 6) {
      // Beyond the lease, in most cases: then somebody else has the job, or is about to.
      Pauses.of(lease.multipliedBy(3).dividedBy(4).plusMillis(random.nextInt(3_000)));
    } else {
      Pauses.of(Duration.ofMillis(random.nextInt(400)));
    }
    ObjectNode about =
        Wire.object()
            .put("job_id", job.value())
            .put("lease_token", assign.path("lease_token").asText());
    Write write = mood < 8 ? Write.COMPLETE : mood == 8 ? Write.FAIL : Write.RELEASE;
    ObjectNode message = message(wire(write)).setAll(about);
    switch (write) {
      case COMPLETE -> {
        ObjectNode result = message.putObject("result");
        result.set("n", assign.at("/job/payload/result/n"));
        result.put(CLAIM, claim);
        message.putObject("usage").put("duration_ms", 1);
      }
      case FAIL ->
          message.put("class", "service_error").put("reason", "stubborn").put("message", "no");
      case RELEASE, REPORT -> {}
    }
    chronicle.add(new Wrote(id, job, attempt, claim, write, deliver(message)));
  }

  private static String wire(Write write) {
    return switch (write) {
      case COMPLETE -> "complete";
      case FAIL -> "fail";
      case RELEASE -> "release";
      case REPORT -> "progress";
    };
  }

  /** Says it until it is answered; after a loss of the answer, the next may be about the first. */
  private Answer deliver(ObjectNode message) {
    boolean lost = false;
    for (int i = 0; i < TRIES; i++) {
      String answer = type(ask(message));
      switch (answer) {
        case "ack" -> {
          return Answer.APPLIED;
        }
        case "stale-lease" -> {
          return lost ? Answer.UNKNOWN : Answer.STALE;
        }
        case "refused" -> {
          return lost ? Answer.UNKNOWN : Answer.REFUSED;
        }
        default -> {
          lost = true;
          Pauses.of(PAUSE.multipliedBy(5));
        }
      }
    }
    return Answer.UNKNOWN;
  }

  private ObjectNode message(String type) {
    return Wire.object().put("type", type).put("worker_id", id);
  }

  private Optional<JsonNode> ask(ObjectNode message) {
    String gateway = gateways.get(random.nextInt(gateways.size()));
    String url = gateway + "/worker/" + message.path("type").asText();
    return wire.post(url, token, PATIENCE, message).map(Wire.Answer::body);
  }

  private static String type(Optional<JsonNode> answer) {
    return answer.map(body -> body.path("type").asText()).orElse("");
  }
}
