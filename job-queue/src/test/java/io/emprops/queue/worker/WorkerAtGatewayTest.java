package io.emprops.queue.worker;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.port.out.InMemoryAssetStore;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.OutputAdded;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.in.ReadJobLogQuery;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.adapter.in.GatewayResource;
import io.emprops.queue.adapter.out.crypto.TinkSecretOpener;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The embedded worker with the service's own connectors at the real gateway, over a real Redis. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
@Timeout(60)
class WorkerAtGatewayTest {
  private static final FileAccess FILES = new StoredFiles(new InMemoryAssetStore(), 1_000_000);
  private static final AtomicInteger NUMBERS = new AtomicInteger(5_000);

  @Inject ServeWorkerUseCase gateway;
  @Inject QueueJobsUseCase queue;
  @Inject ReadJobLogQuery log;

  @Inject @All List<Connector> connectors;

  private Optional<WorkerRuntime> worker = Optional.empty();

  @BeforeEach
  void startWorker() throws InterruptedException {
    var settings =
        new WorkerSettings(
            new WorkerId("embedded-test"),
            new MachineId("test"),
            4,
            Duration.ofMillis(200),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    var vault = new SealedSecretVault(TinkSecretOpener.make(), (_, _, _) -> Optional.empty());
    var started =
        new WorkerRuntime(
            settings,
            OfferTerms.ofEverything(Duration.ofSeconds(1), Duration.ofSeconds(5)),
            gateway,
            connectors,
            FILES,
            vault,
            new Random(1));
    started.start();
    worker = Optional.of(started);
  }

  @AfterEach
  void stopWorker() throws InterruptedException {
    worker.orElseThrow().stop();
  }

  @Test
  void executesASimulatedJobWithProgressAndText() {
    var events =
        run("{\"duration_ms\":100,\"steps\":4,\"output\":\"grüße 😀 ok\",\"result\":{\"n\":1.10}}");

    assertThat(end(events).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(end(events).result()).isEqualTo(JsonText.parse("{\"n\":1.10}"));
    assertThat(text(events)).isEqualTo("grüße 😀 ok");
    assertThat(events).anyMatch(event -> event.body() instanceof Progressed);
  }

  @Test
  void triesAgainAfterAFailureThatMayPass() {
    var events =
        run("{\"duration_ms\":0,\"fail\":{\"class\":\"service_error\",\"times\":1},\"steps\":1}");

    assertThat(end(events).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(end(events).attempts()).hasSize(2);
  }

  @Test
  void endsAJobThatCanNeverSucceed() {
    var events = run("{\"duration_ms\":\"soon\"}");

    assertThat(end(events).status()).isEqualTo(JobStatus.FAILED);
    assertThat(end(events).failure())
        .extracting("failureClass")
        .isEqualTo(FailureClass.VALIDATION_ERROR);
  }

  @Test
  void refusesToReachLoopback() {
    QueuedJob job =
        next().jobType("custom_webhook").payload("{\"url\":\"http://127.0.0.1:1/\"}").build();
    queue.submit(List.of(job));

    Ended end = end(follow(job.id(), JobEvent.Ended.class::isInstance));

    assertThat(end.failure()).extracting("reason").isEqualTo("egress-denied");
  }

  @Test
  void confirmsACancellation() {
    QueuedJob job = next().payload("{\"duration_ms\":50000}").build();
    queue.submit(List.of(job));
    follow(job.id(), Progressed.class::isInstance);

    queue.cancel(job.id());

    assertThat(end(follow(job.id(), Ended.class::isInstance)).status())
        .isEqualTo(JobStatus.CANCELLED);
    assertThat(end(follow(job.id(), Ended.class::isInstance)).reason()).isEqualTo("requested");
  }

  private List<JobEvent> run(String payload) {
    QueuedJob job = next().payload(payload).build();
    queue.submit(List.of(job));
    return follow(job.id(), Ended.class::isInstance);
  }

  private static io.emprops.core.job.AJob next() {
    return aJob().number(NUMBERS.incrementAndGet());
  }

  private List<JobEvent> follow(JobId job, Predicate<JobEvent.Body> until) {
    List<JobEvent> events = new ArrayList<>();
    Optional<EventId> since = Optional.empty();
    while (events.stream().map(JobEvent::body).noneMatch(until)) {
      events.addAll(log.read(job, since, Duration.ofSeconds(1)).events());
      since = events.isEmpty() ? since : Optional.of(events.getLast().id());
    }
    return events;
  }

  private static Ended end(List<JobEvent> events) {
    return events.getLast().body() instanceof Ended ended
        ? ended
        : throwing(events.getLast().body());
  }

  private static Ended throwing(JobEvent.Body body) {
    throw new AssertionError("not an end: " + body);
  }

  private static String text(List<JobEvent> events) {
    return events.stream()
        .map(JobEvent::body)
        .filter(OutputAdded.class::isInstance)
        .map(body -> String.valueOf(((OutputAdded) body).text()))
        .collect(Collectors.joining());
  }
}
