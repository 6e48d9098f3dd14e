package io.emprops.openapi.adapter.out.jobqueue;

import static io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue.readable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.openapi.adapter.out.json.WireJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gates, limits, weights and figures over HTTP. */
public final class HttpQueueControl implements QueueControl {
  private final QueueConnection connection;

  /** Asks over this connection. */
  public HttpQueueControl(QueueConnection connection) {
    this.connection = connection;
  }

  @Override
  public boolean pause(Partition partition, Gate gate) {
    return wish(partition, new GateWish(gate, true));
  }

  @Override
  public boolean resume(Partition partition, Gate gate) {
    return wish(partition, new GateWish(gate, false));
  }

  private boolean wish(Partition partition, GateWish wish) {
    String body = connection.post(path(partition, "gates"), WireJson.write(wish));
    return readable(() -> WireJson.read(body, Changed.class)).changed();
  }

  @Override
  public void limit(Partition partition, String flowKey, FlowLimit limit) {
    var wish =
        new LimitWish(
            flowKey,
            limit.atOnce().isPresent() ? (Integer) limit.atOnce().getAsInt() : null,
            limit.every().map(Duration::toMillis).orElse(null),
            limit.burst());
    connection.post(path(partition, "limits"), WireJson.write(wish));
  }

  @Override
  public void weigh(Partition partition, String customer, double weight) {
    connection.post(path(partition, "weights"), WireJson.write(new WeightWish(customer, weight)));
  }

  @Override
  public void revoke(Partition partition, WorkerId worker, Instant until) {
    connection.post(path(partition, "revocations"), WireJson.write(new Revocation(worker, until)));
  }

  @Override
  public QueueStats stats(Partition partition, int minutes) {
    String body = connection.get(path(partition, "stats?minutes=" + minutes), Duration.ZERO);
    return readable(() -> WireJson.read(body, QueueStats.class));
  }

  private static String path(Partition partition, String rest) {
    return "/internal/partitions/" + partition.value() + "/" + rest;
  }

  @RegisterForReflection
  record GateWish(Gate gate, boolean paused) {}

  @RegisterForReflection
  record Changed(boolean changed) {}

  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record LimitWish(String flowKey, @Nullable Integer atOnce, @Nullable Long everyMs, int burst) {}

  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record Revocation(WorkerId workerId, Instant until) {}

  @RegisterForReflection
  record WeightWish(String customer, double weight) {}
}
