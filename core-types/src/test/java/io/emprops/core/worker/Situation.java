package io.emprops.core.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.JobStanding.ToldLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job of type comfyui and customer acme that waits; a test tells only what is special. */
final class Situation {
  private static final JobId JOB = new JobId("p0-01HZX3V6QK8M2N4P5R7S9T1W3Y");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<WorkerPresence> live = new ArrayList<>();
  private final List<Capabilities> seen = new ArrayList<>();
  private JobStatus status = JobStatus.PENDING;
  private RequirementClass required = RequirementClass.ANY;
  private Optional<RequirementClass> preferred = Optional.empty();
  private Optional<String> holder = Optional.empty();
  private Optional<Instant> due = Optional.empty();
  private Optional<ShutGate> shut = Optional.empty();
  private Optional<ToldLimit> told = Optional.empty();
  private Optional<BudgetStanding> budget = Optional.empty();
  private int cost = 1;
  private long jobsAhead;
  private long lanesAhead;
  private long waiting = 1;
  private long customers = 1;
  private long starts;

  private Situation() {}

  static Situation situation() {
    return new Situation();
  }

  Situation status(JobStatus now) {
    status = now;
    return this;
  }

  Situation heldBy(String worker) {
    holder = Optional.of(worker);
    return this;
  }

  Situation due(String at) {
    due = Optional.of(Instant.parse(at));
    return this;
  }

  /** What it asks for, JSON with single quotes. */
  Situation requires(String json) {
    required = RequirementClass.of(JsonText.parse(json.replace('\'', '"')));
    return this;
  }

  Situation prefers(String json) {
    preferred = RequirementClass.preferring(JsonText.parse(json.replace('\'', '"')));
    return this;
  }

  Situation cost(int slots) {
    cost = slots;
    return this;
  }

  /** A live worker for comfyui, unless its capabilities say otherwise. */
  Situation worker(String capabilities, int slots, int busy) {
    live.add(
        new WorkerPresence(
            new WorkerId("w" + (live.size() + 1)),
            new MachineId("m"),
            offer(capabilities),
            slots,
            Collections.nCopies(busy, JOB),
            NOW,
            null));
    return seen(capabilities);
  }

  /** Such a worker was there. */
  Situation seen(String capabilities) {
    seen.add(offer(capabilities));
    return this;
  }

  Situation shut(Gate gate, Cause cause) {
    shut =
        Optional.of(
            cause == Cause.CLOSED
                ? new ShutGate(gate, cause, NOW.plusSeconds(300))
                : ShutGate.of(gate, cause));
    return this;
  }

  /** The provider of the flow key that is shut has told of its limit. */
  Situation told(long starts, Duration window) {
    told = Optional.of(new ToldLimit(starts, window));
    return this;
  }

  /** The budget that its flow key stands for has not enough left. */
  Situation budget(BudgetLimit limit, Expense spent, Expense held, @Nullable Expense needed) {
    budget =
        Optional.of(
            new BudgetStanding(
                "Marketing",
                BudgetPeriod.MONTH,
                limit,
                spent,
                held,
                Optional.ofNullable(needed),
                Optional.of(Instant.parse("2026-04-01T00:00:00Z"))));
    return this;
  }

  Situation queue(long jobsAhead, long lanesAhead, long waiting, long customers) {
    this.jobsAhead = jobsAhead;
    this.lanesAhead = lanesAhead;
    this.waiting = waiting;
    this.customers = customers;
    return this;
  }

  Situation starts(long withinFiveMinutes) {
    starts = withinFiveMinutes;
    return this;
  }

  JobStanding standing() {
    return new JobStanding(
        status,
        new JobType("comfyui"),
        required,
        preferred,
        "acme",
        cost,
        List.of(),
        holder,
        due,
        jobsAhead,
        lanesAhead,
        waiting,
        customers,
        shut,
        told,
        budget,
        NOW,
        Optional.empty(),
        starts);
  }

  JobExplanation explained() {
    return JobExplainer.explain(JOB, standing(), live, seen);
  }

  private static Capabilities offer(String json) {
    try {
      ObjectNode capabilities = (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
      if (!capabilities.has("job_types")) {
        capabilities.putArray("job_types").add("comfyui");
      }
      return MAPPER.treeToValue(capabilities, Capabilities.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  @Override
  public String toString() {
    return standing().toString();
  }
}
