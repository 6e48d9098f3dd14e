package io.emprops.queue.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.assets.config.AssetConfig;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.worker.FileAccess;
import io.emprops.queue.worker.SealedSecretVault;
import io.emprops.queue.worker.StoredFiles;
import io.emprops.queue.worker.WorkerRuntime;
import io.emprops.queue.worker.WorkerSettings;
import io.emprops.queue.worker.remote.GatewayAddress;
import io.emprops.queue.worker.remote.RemoteGateway;
import io.emprops.queue.worker.remote.WorkerToken;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts and stops the worker with the service, at the gateway inside it or at another. */
@Singleton
public final class WorkerBeans {
  private final Set<ServiceRole> roles;
  private final WorkerConfig config;
  private final Instance<ServeWorkerUseCase> gateway;
  private final ObjectMapper mapper;
  private final List<Connector> connectors;
  private final SealedSecretVault vault;
  private final FileAccess files;
  private volatile Optional<WorkerRuntime> worker = Optional.empty();
  private volatile Optional<RemoteGateway> remote = Optional.empty();

  WorkerBeans(
      @ConfigProperty(name = "emp.roles", defaultValue = "gateway,worker") Set<ServiceRole> roles,
      WorkerConfig config,
      Instance<ServeWorkerUseCase> gateway,
      ObjectMapper mapper,
      @All List<Connector> connectors,
      AssetStore store,
      AssetConfig assets,
      SealedSecretVault vault) {
    this.vault = vault;
    this.roles = Set.copyOf(roles);
    this.config = config;
    this.gateway = gateway;
    this.mapper = mapper;
    this.connectors = List.copyOf(connectors);
    this.files = new StoredFiles(store, assets.maxBytes());
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    if (roles.contains(ServiceRole.WORKER)) {
      var started =
          new WorkerRuntime(
              settings(),
              new WorkerOffer(config.offer(), allowed()).terms(),
              servedBy(),
              connectors,
              files,
              vault,
              new SecureRandom());
      started.start();
      worker = Optional.of(started);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (worker.isPresent()) {
      worker.get().stop();
    }
    remote.ifPresent(RemoteGateway::close);
  }

  /** The worker, where there is one in this process. */
  Optional<WorkerRuntime> worker() {
    return worker;
  }

  /** Whether it works apart from any gateway. */
  boolean isAlone() {
    return !roles.contains(ServiceRole.GATEWAY);
  }

  private ServeWorkerUseCase servedBy() {
    Optional<URI> url = config.gatewayUrl();
    if (url.isEmpty()) {
      if (isAlone()) {
        throw new IllegalStateException(
            "emp.roles is worker alone: say where the gateway is, in emp.queue.worker.gateway-url");
      }
      return gateway.get();
    }
    var elsewhere =
        new RemoteGateway(
            new GatewayAddress(
                url.get(), () -> token().value(), config.transport(), config.longestAnswer()),
            mapper);
    remote = Optional.of(elsewhere);
    return elsewhere;
  }

  private WorkerSettings settings() {
    String machine =
        config.machineId().or(() -> Optional.ofNullable(System.getenv("HOSTNAME"))).orElse("local");
    machine = machine.replaceAll("[^A-Za-z0-9_.:-]", "-");
    machine = machine.substring(0, Math.min(machine.length(), 100));
    return new WorkerSettings(
        id(machine),
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

  /** As configured, else whom the token names, else a fresh one. */
  private WorkerId id(String machine) {
    return config
        .id()
        .map(WorkerId::new)
        .or(() -> config.gatewayUrl().flatMap(_ -> token().subject()))
        .orElseGet(() -> new WorkerId("embedded-" + machine + "-" + random()));
  }

  private Set<JobType> allowed() {
    return config.gatewayUrl().isPresent() ? token().jobTypes() : Set.of();
  }

  /** From its file, which may have changed, or as it stands. */
  private WorkerToken token() {
    if (config.tokenFile().isPresent()) {
      Path file = config.tokenFile().get();
      try {
        return new WorkerToken(Files.readString(file).strip());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the worker's token from " + file, e);
      }
    }
    return config
        .token()
        .map(WorkerToken::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a gateway elsewhere asks for a token: say emp.queue.worker.token or"
                        + " emp.queue.worker.token-file"));
  }

  private static String random() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
