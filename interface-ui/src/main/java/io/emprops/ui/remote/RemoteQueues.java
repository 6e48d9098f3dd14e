package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueueStats;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queues, workers and explanations over {@code /api/queues}, {@code /workers} and {@code /jobs}.
 */
@Singleton
final class RemoteQueues implements SteerQueueUseCase, ExplainJobQuery {
  private static final int NOT_FOUND = 404;

  private final ApiClient api;

  RemoteQueues(ApiClient api) {
    this.api = api;
  }

  @Override
  public QueueStats stats(Principal caller, int minutes) {
    return api.get("/queues?minutes=" + minutes).as(QueueStats.class);
  }

  @Override
  public List<WorkerPresence> workers(Principal caller) {
    return List.copyOf(api.get("/workers").as(Workers.class).items());
  }

  @Override
  public void order(Principal caller, WorkerId worker, GatewayMessage.State order) {
    String wish =
        switch (order) {
          case RUN -> "/run";
          case QUIET -> "/drain";
          case TERMINATE -> "/terminate";
        };
    var reply = api.post("/workers/" + ApiClient.encoded(worker.value()) + wish, Map.of());
    if (!reply.ok()) {
      throw new ApiProblemException(reply.problem());
    }
  }

  @Override
  public boolean revokeTokens(Principal caller, WorkerId worker) {
    ApiReply reply =
        api.send(api.request("/worker-tokens/" + ApiClient.encoded(worker.value())).DELETE());
    if (reply.status() == NOT_FOUND) {
      return false;
    }
    if (!reply.ok()) {
      throw new ApiProblemException(reply.problem());
    }
    return true;
  }

  @Override
  public boolean pause(Principal caller, Gate gate) {
    return steer(gate, "pause");
  }

  @Override
  public boolean resume(Principal caller, Gate gate) {
    return steer(gate, "resume");
  }

  private boolean steer(Gate gate, String wish) {
    var path = "/queues/" + ApiClient.encoded(gate.wire()) + "/" + wish;
    return api.post(path, Map.of()).as(Changed.class).changed();
  }

  @Override
  public Optional<JobExplanation> why(Principal caller, JobId job) {
    return found(api.get("/jobs/" + job + "/why")).map(r -> r.as(JobExplanation.class));
  }

  @Override
  public Optional<Place> position(Principal caller, JobId job) {
    return found(api.get("/jobs/" + job + "/position"))
        .map(reply -> new Place(Optional.ofNullable(reply.as(Position.class).position())));
  }

  private static Optional<ApiReply> found(ApiReply reply) {
    if (reply.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (!reply.ok()) {
      throw new ApiProblemException(reply.problem());
    }
    return Optional.of(reply);
  }

  @RegisterForReflection
  record Workers(List<WorkerPresence> items) {}

  @RegisterForReflection
  record Changed(boolean changed) {}

  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record Position(@Nullable QueuePosition position) {}
}
