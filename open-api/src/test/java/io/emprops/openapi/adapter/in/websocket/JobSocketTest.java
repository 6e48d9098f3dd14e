package io.emprops.openapi.adapter.in.websocket;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.emprops.core.identity.Role;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.application.job.EventTail;
import io.emprops.openapi.application.job.EventTails;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.application.job.LedgerProjection;
import io.emprops.openapi.application.job.OutboxRelay;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.Await;
import io.emprops.openapi.support.LocalServers;
import io.emprops.openapi.support.ScriptedJobQueue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs are followed over WebSockets. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JobSocketTest {
  /** More than the network holds. */
  private static final int MANY = 400;

  @Inject LedgerFixture fixture;
  @Inject Api api;
  @Inject OutboxRelay relay;
  @Inject LedgerProjection projection;
  @Inject EventTails tail;
  @Inject JobNews news;

  @TestHTTPResource("/ws/jobs/")
  URI jobs;

  @ConfigProperty(name = "emp.api.job-queue-url")
  URI queueUrl;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Frames frames = new Frames();
  private LedgerPorts ledger = new InMemoryJobLedger().ports();
  private ScriptedJobQueue queue = new ScriptedJobQueue();

  @BeforeEach
  void begin() {
    queue.close();
    queue = new ScriptedJobQueue(queueUrl.getPort());
    ledger = fixture.empty();
    ledger.ledger().accept(aJob(1));
    // To it, the queue of the test before has gone in an outage.
    Await.until(
        "the tail is there again", () -> tail.each().stream().noneMatch(EventTail::isCutOff));
  }

  @AfterEach
  void end() {
    http.shutdownNow();
    http.close();
    queue.close();
  }

  @Test
  void streamsTheLogLiveAndTheResultLast() {
    relay.step();
    follow("");
    Await.until("the first event came", () -> frames.each("type").contains("state"));

    queue.emit(id(1), claimed(1));
    queue.emit(id(1), new JobEvent.OutputAdded("half \ud800", null));
    queue.emit(id(1), completed(AWKWARD));
    Await.until("the output came", () -> frames.each("type").contains("output"));
    assertThat(frames.each("type")).doesNotContain("result");
    projectAll();

    assertThat(frames.code()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    assertThat(frames.each("id")).containsExactly("1.1", "1.2", "1.3", "1.4");
    assertThat(frames.each("type")).containsExactly("state", "state", "output", "result");
    assertThat(frames.all().getLast().at("/data/result/z").asText()).isEqualTo("1.1");
  }

  @Test
  void hearsEventsFromTheTailThatAllShare() {
    relay.step();
    follow("");
    Await.until("it listens to the tail", () -> frames.each("id").equals(List.of("1.1")));

    for (int i = 0; i < 20; i++) {
      int expected = i + 2;
      queue.emit(id(1), new JobEvent.OutputAdded("piece", null));
      Await.until("it came", () -> frames.all().size() == expected);
    }

    assertThat(tail.followers()).isEqualTo(1);
    assertThat(frames.each("id")).doesNotHaveDuplicates().last().isEqualTo("1.21");
  }

  @Test
  void goesOnAfterTheLastEventThatTheReaderHad() {
    relay.step();
    queue.emit(id(1), claimed(1));
    queue.emit(id(1), completed(AWKWARD));
    projectAll();

    follow("?since=1.1");

    assertThat(frames.code()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    assertThat(frames.each("id")).containsExactly("1.2", "1.3");
  }

  @Test
  void namesASnapshotAsOne() {
    ledger.projection().fill(List.of(event(id(1), 7, 3, completed(AWKWARD))));

    follow("");

    assertThat(frames.code()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    assertThat(frames.each("type")).containsExactly("snapshot", "result");
    assertThat(frames.all().getFirst().path("up_to").asText()).isEqualTo("7.2");
    assertThat(frames.all().getFirst().path("job_id").asText()).isEqualTo(id(1).value());
  }

  @Test
  void hasNothingToTellAReaderWhoHasTheResult() {
    ledger.projection().fill(List.of(event(id(1), 7, 3, completed(AWKWARD))));

    follow("?since=7.3");

    assertThat(frames.code()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    assertThat(frames.all()).isEmpty();
  }

  @Test
  void letsGoOfAReaderThatHasGone() {
    relay.step();
    WebSocket socket = follow("");
    Await.until("it is followed", () -> news.listeners() == 1 && tail.followers() == 1);

    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();

    Await.until("it is no longer followed", () -> news.listeners() == 0 && tail.followers() == 0);
  }

  @Test
  void letsGoOfAReaderWhoseConnectionIsCut() {
    relay.step();
    WebSocket socket = follow("");
    Await.until("it is followed", () -> news.listeners() == 1);

    socket.abort();

    Await.until("it is no longer followed", () -> news.listeners() == 0);
  }

  @Test
  void keepsNobodyWaitingForAReaderThatTakesNothing() throws Exception {
    relay.step();
    String piece = "x".repeat(20_000);
    try (var stalled = RawReader.open(jobs.resolve(id(1).value()), token())) {
      follow("");
      Await.until("both are followed", () -> news.listeners() == 2);

      for (int i = 0; i < MANY; i++) {
        queue.emit(id(1), new JobEvent.OutputAdded(piece, null));
      }
      Await.until("the other has all", () -> frames.all().size() == MANY + 1);
      queue.emit(id(1), completed(AWKWARD));
      projectAll();
      assertThat(frames.code()).isEqualTo(WebSocket.NORMAL_CLOSURE);
      assertThat(news.listeners()).isEqualTo(1);

      assertThat(stalled.rest()).containsExactlyElementsOf(frames.each("id"));
    }
    Await.until("it is no longer followed", () -> news.listeners() == 0);
  }

  @Test
  void compressesNothing() throws Exception {
    try (var reader = RawReader.open(jobs.resolve(id(1).value()), token())) {
      assertThat(reader.head()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("deflate");
    }
  }

  @Test
  void refusesWhoHasNoToken() {
    assertThat(refusal(() -> connect(1, "", ""))).isEqualTo(401);
    assertThat(refusal(() -> connect(1, "", "Bearer nobodys"))).isEqualTo(401);
  }

  @Test
  void knowsNoJobThatIsNotThereOrBelongsToOthers() {
    String stranger = "Bearer " + api.token("other", Role.VIEWER);

    assertThat(refusal(() -> connect(2, "", token()))).isEqualTo(404);
    assertThat(refusal(() -> connect(1, "", stranger))).isEqualTo(404);
    assertThat(news.listeners()).isZero();
  }

  @Test
  void refusesAnIdThatIsNone() {
    assertThat(refusal(() -> connect(1, "?since=later", token()))).isEqualTo(400);
  }

  private void projectAll() {
    while (!ledger.ledger().find(aJob(1).job().organisationId(), id(1)).orElseThrow().isFinal()) {
      projection.step();
    }
  }

  private WebSocket follow(String query) {
    return connect(1, query, token());
  }

  private String token() {
    return "Bearer " + api.token("acme", Role.VIEWER);
  }

  private WebSocket connect(int job, String query, String authorization) {
    URI place = jobs.resolve(id(job) + query);
    WebSocket.Builder builder = http.newWebSocketBuilder();
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    return builder
        .buildAsync(URI.create(place.toString().replaceFirst("^http", "ws")), frames)
        .join();
  }

  private static int refusal(Runnable connecting) {
    Throwable failure = catchThrowable(connecting::run);
    if (failure != null && failure.getCause() instanceof WebSocketHandshakeException refused) {
      return refused.getResponse().statusCode();
    }
    throw new AssertionError("the upgrade was not refused", failure);
  }
}
