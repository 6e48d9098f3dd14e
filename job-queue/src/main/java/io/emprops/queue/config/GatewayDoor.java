package io.emprops.queue.config;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps a process that is no gateway from answering as one: it tells its health and figures alone.
 */
@Singleton
public final class GatewayDoor {
  private static final String OWN_PATHS = "/q/";
  private static final int FIRST = 10_000;
  private static final int NOT_FOUND = 404;

  private final Set<ServiceRole> roles;

  GatewayDoor(
      @ConfigProperty(name = "emp.roles", defaultValue = "gateway,worker") Set<ServiceRole> roles) {
    this.roles = Set.copyOf(roles);
  }

  void shut(@Observes Filters filters) {
    if (roles.contains(ServiceRole.GATEWAY)) {
      return;
    }
    filters.register(
        request -> {
          if (request.normalizedPath().startsWith(OWN_PATHS)) {
            request.next();
          } else {
            request.response().setStatusCode(NOT_FOUND).end();
          }
        },
        FIRST);
  }
}
