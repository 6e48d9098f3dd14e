package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.problem.Problem;
import io.emprops.core.secret.SealedSecrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateway answers to a worker. Each answers the message that it follows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GatewayMessage.Registered.class, name = "registered"),
  @JsonSubTypes.Type(value = GatewayMessage.Assign.class, name = "assign"),
  @JsonSubTypes.Type(value = GatewayMessage.NothingToDo.class, name = "nothing"),
  @JsonSubTypes.Type(value = GatewayMessage.Leases.class, name = "leases"),
  @JsonSubTypes.Type(value = GatewayMessage.Acknowledged.class, name = "ack"),
  @JsonSubTypes.Type(value = GatewayMessage.StaleLease.class, name = "stale-lease"),
  @JsonSubTypes.Type(value = GatewayMessage.Refused.class, name = "error")
})
public sealed interface GatewayMessage {

  /** Answers register: which of the named jobs the worker still holds. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Registered(int protocol, long heartbeatMs, List<JobId> kept, List<JobId> dropped)
      implements GatewayMessage {
    public Registered {
      kept = List.copyOf(kept);
      dropped = List.copyOf(dropped);
    }
  }

  /**
   * Answers pull: a job under a lease.
   *
   * @param sealed the secrets that the job names, for the key that the pull named; absent where
   *     there are none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Assign(
      QueuedJob job,
      int attempt,
      LeaseToken leaseToken,
      long leaseMs,
      @Nullable SealedSecrets sealed)
      implements GatewayMessage {

    /** Of a job without secrets. */
    public Assign(QueuedJob job, int attempt, LeaseToken leaseToken, long leaseMs) {
      this(job, attempt, leaseToken, leaseMs, null);
    }

    /** The same with secrets. */
    public Assign with(SealedSecrets secrets) {
      return new Assign(job, attempt, leaseToken, leaseMs, secrets);
    }
  }

  /** Answers pull: no job came in time. */
  record NothingToDo() implements GatewayMessage {}

  /**
   * Answers heartbeat.
   *
   * @param leases renewed
   * @param lost no longer the worker's: stop, and report nothing more
   * @param cancel to be stopped, because someone asked for it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Leases(List<JobId> leases, List<JobId> lost, List<JobId> cancel, State state)
      implements GatewayMessage {
    public Leases {
      leases = List.copyOf(leases);
      lost = List.copyOf(lost);
      cancel = List.copyOf(cancel);
    }
  }

  /** What the worker should do next. */
  enum State {
    @JsonProperty("run")
    RUN,
    /** Finish, and pull no more. */
    @JsonProperty("quiet")
    QUIET,
    /** Stop now and release what is left. */
    @JsonProperty("terminate")
    TERMINATE
  }

  /** The message is stored. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Acknowledged(JobId jobId) implements GatewayMessage {}

  /** The job's lease is another; nothing was stored. */
  @JsonNaming(SnakeCaseStrategy.class)
  record StaleLease(JobId jobId) implements GatewayMessage {}

  /**
   * The message cannot be taken.
   *
   * @param about the name of the message that this answers; absent where that could not be read,
   *     and from a gateway of version 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Refused(Problem problem, @Nullable String about) implements GatewayMessage {}
}
