package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.QueueUnavailableException;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Redis answers and holds the libraries; missing ones are loaded. */
@Readiness
@Singleton
public final class RedisHealth implements HealthCheck {
  private final RedisFunctions functions;
  private final Partition partition;

  RedisHealth(RedisFunctions functions, Partition partition) {
    this.functions = functions;
    this.partition = partition;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("redis");
    try {
      List<String> missing = functions.missing(List.of(partition));
      if (!missing.isEmpty()) {
        functions.load(partition);
      }
      return response.up().withData("libraries", libraries()).build();
    } catch (QueueUnavailableException e) {
      return response.down().withData("reason", reason(e)).build();
    }
  }

  private static String libraries() {
    return String.join(",", FunctionLibrary.ALL.stream().map(FunctionLibrary::name).toList());
  }

  private static String reason(QueueUnavailableException e) {
    return String.valueOf(e.getMessage());
  }
}
