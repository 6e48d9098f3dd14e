package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.asset.Asset;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.worker.ProviderLimits.Allowance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says to the gateway: JSON with {@code type} first, over WebSocket or HTTP. A
 * message about a job names its lease token.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerMessage.Register.class, name = "register"),
  @JsonSubTypes.Type(value = WorkerMessage.Pull.class, name = "pull"),
  @JsonSubTypes.Type(value = WorkerMessage.Heartbeat.class, name = "heartbeat"),
  @JsonSubTypes.Type(value = WorkerMessage.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = WorkerMessage.Output.class, name = "output"),
  @JsonSubTypes.Type(value = WorkerMessage.Preview.class, name = "preview"),
  @JsonSubTypes.Type(value = WorkerMessage.Complete.class, name = "complete"),
  @JsonSubTypes.Type(value = WorkerMessage.Fail.class, name = "fail"),
  @JsonSubTypes.Type(value = WorkerMessage.Release.class, name = "release"),
  @JsonSubTypes.Type(value = WorkerMessage.UpdateCapabilities.class, name = "update_capabilities")
})
public sealed interface WorkerMessage {
  /**
   * The version of the protocol that these messages make up. Version 2 adds {@code condition},
   * {@code about} to errors, and {@code limits}; each side may be one version behind the other.
   */
  int PROTOCOL_VERSION = 2;

  /** The version that a worker speaks which names none. */
  int FIRST_VERSION = 1;

  /** Who says it. */
  WorkerId workerId();

  /** Its name on the wire. */
  default String named() {
    return switch (this) {
      case Register _ -> "register";
      case Pull _ -> "pull";
      case Heartbeat _ -> "heartbeat";
      case Progress _ -> "progress";
      case Output _ -> "output";
      case Preview _ -> "preview";
      case Complete _ -> "complete";
      case Fail _ -> "fail";
      case Release _ -> "release";
      case UpdateCapabilities _ -> "update_capabilities";
    };
  }

  /** A job that the worker holds. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Held(JobId jobId, LeaseToken leaseToken) {}

  /** Comes first; names the jobs that the worker still executes after a lost connection. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Register(
      WorkerId workerId,
      MachineId machineId,
      Capabilities capabilities,
      int slots,
      @Nullable List<Held> currentJobs,
      @Nullable Integer protocol,
      @Nullable WorkerCondition condition)
      implements WorkerMessage {

    /** The same worker with another offer. */
    public Register offering(Capabilities offer) {
      return new Register(workerId, machineId, offer, slots, currentJobs, protocol, condition);
    }
  }

  /**
   * Asks for a job.
   *
   * @param slots how many are free
   * @param waitMs how long to wait for one, in milliseconds
   * @param publicKey for which the job's secrets are sealed; without it they are not
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pull(
      WorkerId workerId,
      int slots,
      @JsonProperty("wait") long waitMs,
      @Nullable WorkerKey publicKey)
      implements WorkerMessage {

    /** By a worker that gets no secrets. */
    public Pull(WorkerId workerId, int slots, long waitMs) {
      this(workerId, slots, waitMs, null);
    }
  }

  /** Renews the leases of these jobs; sent from a thread apart from the work. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Heartbeat(WorkerId workerId, List<Held> jobs, @Nullable WorkerCondition condition)
      implements WorkerMessage {
    public Heartbeat {
      jobs = List.copyOf(jobs);
    }
  }

  /** Tells how far a job is. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Progress(
      WorkerId workerId,
      JobId jobId,
      LeaseToken leaseToken,
      @Nullable String phase,
      @Nullable Double done,
      @Nullable Double total,
      @Nullable String unit,
      @Nullable String message,
      @Nullable Double eta)
      implements WorkerMessage {}

  /** Hands over a further piece of the answer. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Output(
      WorkerId workerId,
      JobId jobId,
      LeaseToken leaseToken,
      @Nullable String text,
      @Nullable JsonValue json)
      implements WorkerMessage {}

  /** Tells what the result looks like by now, by a file that was kept before. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Preview(WorkerId workerId, JobId jobId, LeaseToken leaseToken, Asset file)
      implements WorkerMessage {}

  /**
   * Ends a job well; acknowledged after the result is kept.
   *
   * @param limits what the provider told of its limits with its answer
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Complete(
      WorkerId workerId,
      JobId jobId,
      LeaseToken leaseToken,
      JsonValue result,
      Usage usage,
      @Nullable List<Allowance> limits)
      implements WorkerMessage {

    /** Of a provider that told of no limits. */
    public Complete(
        WorkerId workerId, JobId jobId, LeaseToken leaseToken, JsonValue result, Usage usage) {
      this(workerId, jobId, leaseToken, result, usage, null);
    }
  }

  /**
   * Ends an attempt with an error; {@code retryAfter} in milliseconds.
   *
   * @param limits what the provider told of its limits with its answer
   * @param usage what the attempt used all the same; absent where it used nothing
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fail(
      WorkerId workerId,
      JobId jobId,
      LeaseToken leaseToken,
      @JsonProperty("class") FailureClass failureClass,
      String reason,
      String message,
      @Nullable Long retryAfter,
      @Nullable List<Allowance> limits,
      @Nullable Usage usage)
      implements WorkerMessage {}

  /** Gives a job back uncounted, because the worker stops. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Release(WorkerId workerId, JobId jobId, LeaseToken leaseToken) implements WorkerMessage {}

  /** Replaces what the worker offers. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UpdateCapabilities(
      WorkerId workerId, Capabilities capabilities, @Nullable WorkerCondition condition)
      implements WorkerMessage {

    /** The same worker with another offer. */
    public UpdateCapabilities offering(Capabilities offer) {
      return new UpdateCapabilities(workerId, offer, condition);
    }
  }
}
