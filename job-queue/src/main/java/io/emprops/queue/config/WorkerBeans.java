package io.emprops.queue.config;

import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.worker.EmbeddedWorker;
import io.emprops.queue.worker.SealedSecretVault;
import io.emprops.queue.worker.WorkerSettings;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts and stops the embedded worker with the service. */
@Singleton
public final class WorkerBeans {
  private final Set<ServiceRole> roles;
  private final WorkerConfig config;
  private final ServeWorkerUseCase gateway;
  private final List<Connector> connectors;
  private final SealedSecretVault vault;
  private volatile Optional<EmbeddedWorker> worker = Optional.empty();

  WorkerBeans(
      @ConfigProperty(name = "emp.roles", defaultValue = "gateway,worker") Set<ServiceRole> roles,
      WorkerConfig config,
      ServeWorkerUseCase gateway,
      @All List<Connector> connectors,
      SealedSecretVault vault) {
    this.vault = vault;
    this.roles = Set.copyOf(roles);
    this.config = config;
    this.gateway = gateway;
    this.connectors = List.copyOf(connectors);
  }

  void start(@Observes StartupEvent event) {
    if (roles.contains(ServiceRole.WORKER)) {
      var started = new EmbeddedWorker(settings(), gateway, connectors, vault, new SecureRandom());
      started.start();
      worker = Optional.of(started);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (worker.isPresent()) {
      worker.get().stop();
    }
  }

  private WorkerSettings settings() {
    String machine =
        config.machineId().or(() -> Optional.ofNullable(System.getenv("HOSTNAME"))).orElse("local");
    machine = machine.replaceAll("[^A-Za-z0-9_.:-]", "-");
    machine = machine.substring(0, Math.min(machine.length(), 100));
    return new WorkerSettings(
        new WorkerId(config.id().orElse("embedded-" + machine + "-" + random())),
        new MachineId(machine),
        config.slots(),
        config.pullWait(),
        config.longestHeartbeat(),
        config.attemptTimeout(),
        config.reportInterval(),
        config.firstRetry(),
        config.longestRetry(),
        config.drain(),
        config.release());
  }

  private static String random() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
