package io.emprops.openapi.config;

import io.emprops.core.problem.UnavailableException;
import io.emprops.openapi.adapter.in.rest.problem.Outages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;

/** Tells outages of what stands behind the use cases from faults of our own. */
final class OutageBeans {
  /** SQLSTATE classes: connection, resources, operator intervention. */
  private static final Set<String> AWAY = Set.of("08", "53", "57");

  @Produces
  @Singleton
  Outages outages() {
    return OutageBeans::isOutage;
  }

  private static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnavailableException
          || (cause instanceof SQLException sql && isAway(sql))) {
        return true;
      }
    }
    return false;
  }

  /** The pool's own failures carry no state: it got no connection in time. */
  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.length() < 2 || AWAY.contains(state.substring(0, 2));
  }
}
