package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs are followed over server-sent events. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JobEventsResourceTest {
  @Inject LedgerFixture fixture;
  @Inject Api api;
  @Inject OutboxRelay relay;
  @Inject EventTails tail;
  @Inject LedgerProjection projection;
  @Inject JobNews news;

  @TestHTTPResource("/api/jobs/")
  URI jobs;

  @ConfigProperty(name = "emp.api.job-queue-url")
  URI queueUrl;

  private final HttpClient http = HttpClient.newHttpClient();
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
    queue.close();
    http.close();
  }

  @Test
  void streamsTheLogLiveAndTheResultLast() throws Exception {
    relay.step();
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Thread reader = Thread.ofVirtual().start(() -> read("", heard));
    Await.until("the first event came", () -> heard.contains("event: state"));

    queue.emit(id(1), claimed(1));
    queue.emit(id(1), new JobEvent.OutputAdded("half \ud800", null));
    queue.emit(id(1), completed(AWKWARD));
    Await.until("the output came", () -> heard.contains("event: output"));
    assertThat(heard).doesNotContain("event: result");
    projectAll();
    reader.join();

    assertThat(heard.stream().filter(line -> line.startsWith("id: ")))
        .containsExactly("id: 1.1", "id: 1.2", "id: 1.3", "id: 1.4");
    assertThat(heard).filteredOn(line -> line.equals("event: result")).hasSize(1);
    assertThat(heard).anyMatch(line -> line.contains("\"result\":" + AWKWARD.toJson()));
  }

  @Test
  void goesOnAfterTheLastEventThatTheReaderHad() throws Exception {
    relay.step();
    queue.emit(id(1), claimed(1));
    queue.emit(id(1), completed(AWKWARD));
    projectAll();

    List<String> byHeader = lines(request("").header("Last-Event-ID", "1.1"));
    List<String> byParameter = lines(request("?since=1.2"));

    assertThat(ids(byHeader)).containsExactly("id: 1.2", "id: 1.3");
    assertThat(ids(byParameter)).containsExactly("id: 1.3");
  }

  @Test
  void tellsFromTheLedgerWhatTheQueueHasForgotten() throws Exception {
    ledger.projection().fill(List.of(event(id(1), 7, 3, completed(AWKWARD))));

    List<String> heard = lines(request(""));

    assertThat(heard)
        .filteredOn(line -> line.startsWith("event: "))
        .containsExactly("event: snapshot", "event: result");
    assertThat(ids(heard)).containsExactly("id: 7.2", "id: 7.3");
  }

  @Test
  void tellsAReaderWhoHasTheResultToStayAway() throws Exception {
    ledger.projection().fill(List.of(event(id(1), 7, 3, completed(AWKWARD))));

    var answer = http.send(request("?since=7.3").build(), BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @Test
  void refusesAnIdThatIsNone() throws Exception {
    var answer = http.send(request("?since=later").build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void letsGoOfAReaderThatHasGone() throws Exception {
    relay.step();
    HttpResponse<InputStream> answer = http.send(request("").build(), BodyHandlers.ofInputStream());
    Await.until("it is followed", () -> news.listeners() == 1);

    answer.body().close();
    http.shutdownNow();

    Await.until("it is no longer followed", () -> news.listeners() == 0);
  }

  private void projectAll() {
    while (!ledger.ledger().find(aJob(1).job().organisationId(), id(1)).orElseThrow().isFinal()) {
      projection.step();
    }
  }

  private void read(String query, List<String> heard) {
    try (Stream<String> lines = http.send(request(query).build(), BodyHandlers.ofLines()).body()) {
      lines.forEach(heard::add);
    } catch (java.io.IOException e) {
      heard.add("broken: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> lines(HttpRequest.Builder request) throws Exception {
    String body = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
    return body.lines().toList();
  }

  private static List<String> ids(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("id: ")).toList();
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(jobs.resolve(id(1) + "/events" + query))
        .header("Authorization", "Bearer " + api.token("acme", Role.VIEWER));
  }
}
