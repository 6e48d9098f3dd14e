package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static io.emprops.core.job.port.out.LedgerJobs.timedOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.emprops.core.identity.Role;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many jobs are cancelled and retried over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JobActionsResourceTest {
  @Inject LedgerFixture fixture;
  @Inject Api api;

  private LedgerPorts ledger = new InMemoryJobLedger().ports();

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
  }

  @Test
  void cancelsWhatAFilterSelectsOnce() {
    IntStream.of(2, 1, 4).forEach(n -> ledger.ledger().accept(aJob(n)));
    ledger.ledger().accept(ofType(3, "claude_api"));
    end(4, completed(AWKWARD));
    String body = "{\"action\":\"cancel\",\"filter\":{\"job_type\":\"simulation\"}}";

    act(body)
        .statusCode(200)
        .body("jobs", contains(id(1).value(), id(2).value()))
        .body("succeeded", equalTo(2))
        .body("failed", equalTo(0))
        .body("more", equalTo(false));
    act(body).body("jobs", empty());
  }

  @Test
  void retriesWhatFailedAndWasNotRetriedBefore() {
    IntStream.rangeClosed(1, 4).forEach(n -> ledger.ledger().accept(aJob(n)));
    end(1, failed("http-503", "broken"));
    end(2, timedOut("deadline"));
    end(3, completed(AWKWARD));
    String workflow = aJob(1).workflow().value();
    String body = "{\"action\":\"retry\",\"filter\":{\"workflow_id\":\"%s\"}}".formatted(workflow);

    List<String> next = act(body).body("succeeded", equalTo(2)).extract().path("jobs");

    assertThat(followed(1)).containsExactly(new JobId(next.get(0)));
    assertThat(followed(2)).containsExactly(new JobId(next.get(1)));
    act(body).body("jobs", empty());
    act("{\"action\":\"retry\",\"filter\":{\"status\":\"completed\"}}")
        .body("succeeded", equalTo(1));
    assertThat(followed(3)).hasSize(1);
  }

  @Test
  void tellsOfEachJobForWhichItDidNotWork() {
    IntStream.rangeClosed(1, 2).forEach(n -> ledger.ledger().accept(aJob(n)));
    ledger.ledger().accept(foreign(3));
    end(2, failed("http-503", "broken"));
    String ids = "\"%s\",\"%s\",\"%s\"".formatted(id(1), id(2), id(3));

    act("{\"action\":\"cancel\",\"ids\":[%s]}".formatted(ids))
        .statusCode(200)
        .body("jobs", contains(id(1).value()))
        .body("failures.job_id", contains(id(2).value(), id(3).value()))
        .body("failures.code", contains("job.ended", "not-found"))
        .body("failures.message", contains("The job has ended", "There is nothing here"));
    act("{\"action\":\"retry\",\"ids\":[%s]}".formatted(ids))
        .body("succeeded", equalTo(1))
        .body("failures.code", contains("job.not-ended", "not-found"));
  }

  @Test
  void refusesWhatItCannotRead() {
    for (String body :
        List.of(
            "{}",
            "{\"action\":\"cancel\"}",
            "{\"action\":\"pause\",\"filter\":{\"status\":\"pending\"}}",
            "{\"action\":\"cancel\",\"filter\":{}}",
            "{\"action\":\"cancel\",\"filter\":{\"status\":\"failed\"}}",
            "{\"action\":\"retry\",\"filter\":{\"status\":\"pending\"}}",
            "{\"action\":\"retry\",\"filter\":{\"status\":\"nonsense\"}}",
            "{\"action\":\"cancel\",\"filter\":{\"job_type\":\"\\u0000\"}}",
            "{\"action\":\"cancel\",\"ids\":[]}",
            "{\"action\":\"cancel\",\"ids\":[\"%s\"],\"filter\":{\"job_type\":\"x\"}}"
                .formatted(id(1)))) {
      act(body).statusCode(400).contentType("application/problem+json");
    }
  }

  @Test
  void asksForTheRole() {
    ledger.ledger().accept(aJob(1));

    api.as("acme", Role.VIEWER)
        .contentType(ContentType.JSON)
        .body("{\"action\":\"cancel\",\"ids\":[\"%s\"]}".formatted(id(1)))
        .post("/api/jobs/actions")
        .then()
        .statusCode(403);
  }

  private void end(int n, JobEvent.Ended end) {
    ledger.projection().fill(List.of(event(id(n), 1, n, end)));
  }

  private List<JobId> followed(int n) {
    return ledger.ledger().find(ORGANISATION, id(n)).orElseThrow().retriedBy();
  }

  private ValidatableResponse act(String body) {
    return api.as("acme", Role.RUNNER)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/jobs/actions")
        .then();
  }
}
