package io.emprops.queue.adapter.out.redis;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Backoff;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.FlowAllowance.Left;
import io.emprops.core.job.FlowAllowance.Rate;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leases in Redis. Safe for any number of threads and nodes. */
public final class RedisJobLeases implements JobLeases {
  private static final int TOKEN_BYTES = 24;
  private static final int CLASS_RELOADS = 5;
  private static final int MOST_REAPED = 100;
  private static final int MOST_COMPLETED = 100;
  private static final long MOST_COMPLETED_CHARACTERS = 1 << 20;

  private final RedisFunctions functions;
  private final JobRows rows;
  private final JobBodies bodies;
  private final OfferVerdicts verdicts;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final ConcurrentMap<Partition, SharedCalls<Completion, Verdict>> completions =
      new ConcurrentHashMap<>();

  /** Draws tokens and jitter from this generator, which must be secure. */
  public RedisJobLeases(
      RedisFunctions functions, JobRows rows, Backoff backoff, RandomGenerator random) {
    this.functions = functions;
    this.rows = rows;
    this.bodies = new JobBodies(rows);
    this.verdicts = new OfferVerdicts(functions, rows);
    this.backoff = backoff;
    this.random = random;
  }

  /** A job that ended well; result and usage as JSON. */
  private record Completion(JobId job, LeaseToken token, String result, String usage) {}

  @Override
  public List<Claim> claim(Partition partition, IdleWorker worker, Duration lease, int atMost) {
    var keys = new JobKeys(partition);
    String offer = verdicts.nameOf(worker.offer());
    List<LeaseToken> tokens = Stream.generate(this::token).limit(atMost).toList();
    List<Object> args = claimArguments(worker, offer, lease, tokens);
    for (int judged = 0; judged < CLASS_RELOADS; ) {
      Reply reply = functions.call("job_claim_v1", List.of(keys.meta()), args);
      switch (reply.text(0)) {
        case "claimed" -> {
          return claims(reply, tokens, lease);
        }
        case "judge" -> {
          verdicts.judge(keys, worker.offer(), offer, reply.number(1), reply.number(2));
          judged++;
        }
        case "again" -> {
          // Each call takes lanes out of the index, so there is an end.
        }
        default -> throw new IllegalStateException("no such answer: " + reply.text(0));
      }
    }
    throw new QueueUnavailableException("the requirement classes change too fast to be judged");
  }

  private static List<Object> claimArguments(
      IdleWorker worker, String offer, Duration lease, List<LeaseToken> tokens) {
    Capabilities capabilities = worker.offer();
    WorkflowId workflow = capabilities.workflowId();
    List<Object> args = new ArrayList<>();
    args.addAll(List.of(worker.id(), offer, lease.toMillis()));
    args.addAll(List.of(worker.freeSlots(), worker.slots()));
    addList(args, capabilities.jobTypes());
    addList(args, tokens);
    args.add(workflow == null ? "" : workflow);
    addList(args, capabilities.access().allow());
    args.addAll(capabilities.access().deny());
    return args;
  }

  private static void addList(List<Object> args, Collection<?> elements) {
    args.add(elements.size());
    args.addAll(elements);
  }

  private List<Claim> claims(Reply reply, List<LeaseToken> tokens, Duration lease) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 1; i < reply.size(); i += 2) {
      String body = reply.text(i);
      if (!body.isEmpty()) {
        LeaseToken token = tokens.get(i / 2);
        claims.add(new Claim(bodies.read(body), reply.at(i + 1).number(), token, lease));
      }
    }
    return claims;
  }

  @Override
  public Renewal renew(JobId job, LeaseToken token, WorkerId worker, Duration lease) {
    String answer = call("job_renew_v1", job, List.of(job, token, lease.toMillis(), worker)).text();
    return switch (answer) {
      case "renewed" -> Renewal.RENEWED;
      case "cancel" -> Renewal.CANCEL_REQUESTED;
      case "stale" -> Renewal.STALE_LEASE;
      case "not-yet" -> Renewal.NOT_YET;
      default -> throw new IllegalStateException("no such answer: " + answer);
    };
  }

  @Override
  public Verdict report(JobId job, LeaseToken token, List<JobEvent.Body> bodies) {
    List<Object> args = new ArrayList<>(List.of(job, token));
    for (JobEvent.Body body : bodies) {
      args.add(JobRows.typeOf(body));
      args.add(rows.write(body));
      args.add(textOf(body));
    }
    return verdict(call("job_report_v1", job, args));
  }

  private static String textOf(JobEvent.Body body) {
    return switch (body) {
      case JobEvent.OutputAdded output -> output.text() == null ? "" : output.text();
      case JobEvent.Progressed _, JobEvent.Logged _, JobEvent.Previewed _ -> "";
      case JobEvent.StateChanged _, JobEvent.Ended _ ->
          throw new IllegalArgumentException("a worker does not report " + JobRows.typeOf(body));
    };
  }

  @Override
  public Verdict complete(JobId job, LeaseToken token, JsonValue result, Usage usage) {
    var completion = new Completion(job, token, result.toJson(), rows.write(usage));
    return completions.computeIfAbsent(job.partition(), this::completionsOf).ask(completion);
  }

  private SharedCalls<Completion, Verdict> completionsOf(Partition partition) {
    List<String> meta = List.of(new JobKeys(partition).meta());
    return new SharedCalls<>(
        group -> completeAll(meta, group),
        MOST_COMPLETED,
        completion -> completion.result().length(),
        MOST_COMPLETED_CHARACTERS);
  }

  private List<Verdict> completeAll(List<String> meta, List<Completion> group) {
    List<Object> args = new ArrayList<>();
    for (Completion completion : group) {
      args.add(completion.job());
      args.add(completion.token());
      args.add(completion.result());
      args.add(completion.usage());
    }
    return functions
        .call("job_complete_v1", meta, args)
        .texts()
        .map(RedisJobLeases::verdict)
        .toList();
  }

  @Override
  public Verdict fail(JobId job, LeaseToken token, JobFailure failure, @Nullable Usage usage) {
    Long retryAfter = failure.retryAfterMs();
    boolean waitsForProvider =
        failure.failureClass() == FailureClass.RATE_LIMIT && retryAfter != null;
    List<Object> args = new ArrayList<>(List.of(job, token, rows.write(failure)));
    args.add(JsonText.write(JsonValue.of(failure.reason())));
    args.add(failure.failureClass().worthRetrying() ? 1 : 0);
    args.add(retryAfter == null ? 0 : Math.max(0, retryAfter));
    args.add(waitsForProvider ? backoff.rateLimitBudget().toMillis() : 0);
    args.add(waitsForProvider ? 1 : 0);
    args.add("failed");
    args.add(backoff.base().toMillis());
    args.add(backoff.cap().toMillis());
    args.add(random.nextDouble());
    args.add(used(failure, usage));
    return verdict(call("job_fail_v1", job, args));
  }

  /** Empty where nobody knows, so that what was held for the attempt counts. */
  private String used(JobFailure failure, @Nullable Usage usage) {
    if (usage == null) {
      return failure.failureClass().leavesUsageOpen() ? "" : rows.write(Usage.ofDuration(0));
    }
    return rows.write(usage);
  }

  @Override
  public Verdict learn(JobId job, LeaseToken token, FlowAllowance told) {
    List<Object> args = new ArrayList<>(List.of(job, token));
    args.add(told.rate().<Object>map(Rate::limit).orElse(""));
    args.add(told.rate().<Object>map(rate -> rate.window().toMillis()).orElse(""));
    args.add(told.rate().<Object>map(Rate::seen).orElse(""));
    args.add(told.left().<Object>map(Left::starts).orElse(""));
    args.add(told.left().map(left -> left.lasts().toMillis()).orElse(0L));
    return verdict(call("job_learn_v1", job, args));
  }

  @Override
  public Verdict release(JobId job, LeaseToken token) {
    return verdict(call("job_release_v1", job, List.of(job, token)));
  }

  @Override
  public int reap(Partition partition) {
    List<Object> args = new ArrayList<>();
    args.add(MOST_REAPED);
    args.add(backoff.base().toMillis());
    args.add(backoff.cap().toMillis());
    args.add(random.nextDouble());
    return functions.call("job_reap_v1", List.of(new JobKeys(partition).meta()), args).number();
  }

  @Override
  public Optional<Duration> nextOpening(Partition partition) {
    int millis =
        functions
            .call("job_openings_v1", List.of(new JobKeys(partition).meta()), List.of())
            .number();
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  @Override
  public List<Waiting> waiting(Partition partition) {
    Reply reply =
        functions.call("job_waiting_v1", List.of(new JobKeys(partition).meta()), List.of());
    List<Waiting> waiting = new ArrayList<>();
    for (int i = 0; i < reply.size(); i += 2) {
      waiting.add(new Waiting(new JobType(reply.text(i)), reply.number(i + 1)));
    }
    return waiting;
  }

  private Reply call(String function, JobId job, List<?> args) {
    return functions.call(function, List.of(JobKeys.of(job).meta()), args);
  }

  private static Verdict verdict(Reply reply) {
    return verdict(reply.text());
  }

  private static Verdict verdict(String answer) {
    return switch (answer) {
      case "applied" -> Verdict.APPLIED;
      case "stale" -> Verdict.STALE_LEASE;
      case "not-yet" -> Verdict.NOT_YET;
      default -> throw new IllegalStateException("no such verdict: " + answer);
    };
  }

  private LeaseToken token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return new LeaseToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
