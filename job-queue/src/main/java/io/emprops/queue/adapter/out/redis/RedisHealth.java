package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.QueueUnavailableException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the server answers that holds the workers, and with them the default partition.
 * Missing libraries are loaded; other partitions that cannot be reached are named. A worker alone
 * needs none.
 */
@Readiness
@Singleton
public final class RedisHealth implements HealthCheck {
  private final RedisFunctions functions;
  private final Partitions partitions;
  private final boolean needed;

  RedisHealth(
      RedisFunctions functions,
      Partitions partitions,
      @ConfigProperty(name = "emp.roles", defaultValue = "gateway,worker") Set<String> roles) {
    this.functions = functions;
    this.partitions = partitions;
    this.needed = roles.stream().anyMatch("gateway"::equalsIgnoreCase);
  }

  @Override
  public HealthCheckResponse call() {
    if (!needed) {
      return HealthCheckResponse.named("redis").up().withData("needed", false).build();
    }
    Map<Partition, String> away = new LinkedHashMap<>();
    partitions.all().forEach(partition -> look(partition, away));
    var response =
        HealthCheckResponse.named("redis")
            .status(!away.containsKey(Partitions.DEFAULT))
            .withData("libraries", libraries());
    away.forEach((partition, reason) -> response.withData(partition.value(), reason));
    return response.build();
  }

  private void look(Partition partition, Map<Partition, String> away) {
    try {
      if (!functions.missing(List.of(partition)).isEmpty()) {
        functions.load(partition);
      }
    } catch (QueueUnavailableException e) {
      away.put(partition, reason(e));
    }
  }

  private static String libraries() {
    return String.join(",", FunctionLibrary.ALL.stream().map(FunctionLibrary::name).toList());
  }

  private static String reason(QueueUnavailableException e) {
    return String.valueOf(e.getMessage());
  }
}
