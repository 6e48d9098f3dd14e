package io.emprops.queue.config;

import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.connector.simulation.SimulationConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The connectors of this release. */
@ApplicationScoped
public final class ConnectorBeans {

  @Produces
  @ApplicationScoped
  Connector simulation() {
    return new SimulationConnector();
  }
}
