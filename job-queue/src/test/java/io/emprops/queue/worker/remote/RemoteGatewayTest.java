package io.emprops.queue.worker.remote;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.GatewayMessage.StaleLease;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerState;
import io.emprops.queue.adapter.in.GatewayResource;
import io.emprops.queue.adapter.in.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway of another process, over either transport. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
@Timeout(60)
final class RemoteGatewayTest {
  private static final AtomicInteger NUMBERS = new AtomicInteger(8_000);
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));
  private static final WorkerId ID = new WorkerId("afar");

  @TestHTTPResource("/")
  URI root;

  @Inject QueueJobsUseCase queue;
  @Inject ObjectMapper mapper;

  @ConfigProperty(name = "test.keys")
  String keys;

  @ParameterizedTest
  @EnumSource(Transport.class)
  void asksAnotherProcessAsItWouldAskThisOne(Transport transport) {
    try (var gateway = gateway(transport, "afar", root)) {
      assertThat(gateway.serve(register())).isInstanceOf(Registered.class);
      QueuedJob job = aJob().number(NUMBERS.incrementAndGet()).build();
      queue.submit(List.of(job));
      Assign assigned = pullUntil(gateway, job);

      var held = List.of(new WorkerMessage.Held(job.id(), assigned.leaseToken()));
      GatewayMessage leases =
          gateway.serve(
              new WorkerMessage.Heartbeat(ID, held, WorkerCondition.of(WorkerState.BUSY)));
      var complete =
          new WorkerMessage.Complete(
              ID, job.id(), assigned.leaseToken(), JsonValue.of("ü"), Usage.ofDuration(1));

      assertThat(leases)
          .isInstanceOfSatisfying(Leases.class, it -> assertThat(it.leases()).contains(job.id()));
      assertThat(gateway.serve(complete)).isEqualTo(new GatewayMessage.Acknowledged(job.id()));
      assertThat(gateway.serve(complete)).isEqualTo(new StaleLease(job.id()));
      assertThat(gateway.serve(new WorkerMessage.UpdateCapabilities(ID, OFFER, null)))
          .isInstanceOf(Registered.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void tellsThatItsTokenIsNotTaken(Transport transport) {
    try (var gateway = gateway(transport, "somebody-else", root)) {
      assertThat(gateway.serve(register()))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.problem().code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
    var nobody = new GatewayAddress(root, () -> "none", transport, Duration.ofSeconds(5));
    try (var gateway = new RemoteGateway(nobody, mapper)) {
      assertThat(gateway.serve(register()))
          .isInstanceOfSatisfying(
              Refused.class,
              it -> assertThat(it.problem().code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void asksNothingBeforeItHasRegisteredAndWhereNobodyIs(Transport transport) {
    try (var gateway = gateway(transport, "afar", root)) {
      assertThatThrownBy(() -> gateway.serve(new WorkerMessage.Heartbeat(ID, List.of(), null)))
          .isInstanceOf(QueueUnavailableException.class)
          .hasMessageContaining("no connection");
    }
    try (var gateway = gateway(transport, "afar", URI.create("http://127.0.0.1:1"))) {
      assertThatThrownBy(() -> gateway.serve(register()))
          .isInstanceOf(QueueUnavailableException.class);
    }
  }

  private static Assign pullUntil(RemoteGateway gateway, QueuedJob job) {
    while (true) {
      if (gateway.serve(new WorkerMessage.Pull(ID, 1, 5_000)) instanceof Assign assign
          && assign.job().id().equals(job.id())) {
        return assign;
      }
    }
  }

  private static WorkerMessage register() {
    return new WorkerMessage.Register(ID, new MachineId("m"), OFFER, 1, List.of(), 2, null);
  }

  private RemoteGateway gateway(Transport transport, String subject, URI where) {
    String token = new TestTokens(Path.of(keys)).worker(subject);
    return new RemoteGateway(
        new GatewayAddress(where, () -> token, transport, Duration.ofSeconds(5)), mapper);
  }
}
