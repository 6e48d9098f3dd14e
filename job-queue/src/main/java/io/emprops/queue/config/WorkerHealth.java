package io.emprops.queue.config;

import io.emprops.core.worker.WorkerCondition;
import io.emprops.queue.worker.WorkerRuntime;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How the worker is. One that works alone is ready when its gateway knows it. */
@Readiness
@Singleton
public final class WorkerHealth implements HealthCheck {
  private final WorkerBeans beans;

  WorkerHealth(WorkerBeans beans) {
    this.beans = beans;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("worker");
    Optional<WorkerRuntime> worker = beans.worker();
    if (worker.isEmpty()) {
      return response.up().withData("state", "none").build();
    }
    WorkerCondition condition = worker.get().condition();
    response
        .status(!beans.isAlone() || worker.get().isRegistered())
        .withData("state", condition.state().wire())
        .withData("registered", worker.get().isRegistered());
    String reason = condition.reason();
    if (reason != null) {
      response.withData("reason", reason);
    }
    worker.get().refusal().ifPresent(words -> response.withData("refused", words));
    return response.build();
  }
}
