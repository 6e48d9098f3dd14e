package io.emprops.openapi.adapter.in.rest.batch;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.core.batch.port.out.InMemoryBatches;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.openapi.adapter.out.ledger.BatchFixture;
import io.emprops.openapi.application.batch.BatchFeeder;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches are watched, steered and read over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BatchResourceTest {
  @Inject BatchFixture fixture;
  @Inject BatchFeeder feeder;
  @Inject Api api;

  private BatchPorts ports = new InMemoryBatches(new InMemoryJobLedger().ports()).ports();
  private BatchCalls calls = BatchCalls.none();
  private long events;

  @BeforeEach
  void begin() {
    ports = fixture.empty();
    calls = BatchCalls.begin(api);
  }

  @Test
  void showsHowFarABatchIs() {
    String batch = calls.accepted("name\nAda\nAugusta\nAlan\nEve\nBob\n");
    feeder.step();
    List<String> jobs = jobs(batch);
    end(jobs.get(0), completed(AWKWARD));
    end(jobs.get(1), failed("http-503", "broken"));
    end(jobs.get(2), cancelled());

    get(batch)
        .body("status", equalTo("running"))
        .body("progress.rows", equalTo(5))
        .body("progress.refused", equalTo(1))
        .body("progress.active", equalTo(1))
        .body("progress.completed", equalTo(1))
        .body("progress.failed", equalTo(1))
        .body("progress.cancelled", equalTo(1));

    end(jobs.get(3), completed(AWKWARD));

    get(batch).body("status", equalTo("completed"));
  }

  @Test
  void listsBatchesOfTheOrganisationInParts() {
    String first = calls.accepted("name\nAda\n");
    String second = calls.accepted("name\nAda\n");

    String cursor =
        calls
            .viewer()
            .get("/api/batches?limit=1")
            .then()
            .statusCode(200)
            .body("items.id", contains(second))
            .extract()
            .path("next_cursor");
    calls
        .viewer()
        .get("/api/batches?limit=1&workflow_id=" + calls.workflow() + "&cursor=" + cursor)
        .then()
        .body("items.id", contains(first));
    calls.stranger().get("/api/batches").then().body("items", empty());
    calls.viewer().get("/api/batches?workflow_id=nothing").then().body("items", empty());
    calls.viewer().get("/api/batches?cursor=nonsense").then().statusCode(400);
    calls.viewer().get("/api/batches?limit=0").then().statusCode(400);
  }

  @Test
  void keepsBatchesFromStrangersAndFromViewersWhoSteer() {
    String batch = calls.accepted("name\nAda\n");

    calls.stranger().get("/api/batches/" + batch).then().statusCode(404);
    calls
        .stranger()
        .accept("text/csv")
        .get("/api/batches/" + batch + "/results")
        .then()
        .statusCode(404);
    calls.viewer().get("/api/batches/nonsense").then().statusCode(404);
    for (String wish : List.of("pause", "resume", "cancel")) {
      calls.stranger().post("/api/batches/" + batch + "/" + wish).then().statusCode(404);
      calls.viewer().post("/api/batches/" + batch + "/" + wish).then().statusCode(403);
    }
  }

  @Test
  void pausesAndResumes() {
    String batch = calls.accepted("name\nAda\nAlan\n");

    steer(batch, "pause").statusCode(202).body("status", equalTo("paused"));
    feeder.step();
    assertThat(jobs(batch)).isEmpty();
    steer(batch, "resume").statusCode(202).body("status", equalTo("running"));
    feeder.step();

    assertThat(jobs(batch)).hasSize(2);
  }

  @Test
  void cancelsWhatHasNotStartedAndAsksTheOthersToEnd() {
    String batch = calls.accepted(BatchCalls.names(40));
    feeder.step();
    List<String> jobs = jobs(batch);
    assertThat(jobs).hasSize(25);

    steer(batch, "cancel")
        .statusCode(202)
        .body("status", equalTo("cancelling"))
        .body("progress.waiting", equalTo(0))
        .body("progress.cancelled", equalTo(15));
    feeder.step();

    assertThat(jobs(batch)).hasSize(25);
    calls
        .runner()
        .contentType(ContentType.JSON)
        .body("{\"action\":\"cancel\",\"filter\":{\"batch_id\":\"%s\"}}".formatted(batch))
        .post("/api/jobs/actions")
        .then()
        .statusCode(200)
        .body("jobs", empty());
    jobs.forEach(job -> end(job, cancelled()));
    get(batch).body("status", equalTo("cancelled")).body("progress.cancelled", equalTo(40));
    for (String wish : List.of("pause", "resume", "cancel")) {
      steer(batch, wish).statusCode(409).body("code", equalTo("batch.ended"));
    }
  }

  @Test
  void retriesTheFailedJobsOfABatch() {
    String batch = calls.accepted("name\nAda\nAlan\n");
    feeder.step();
    jobs(batch).forEach(job -> end(job, failed("http-503", "broken")));

    calls
        .runner()
        .contentType(ContentType.JSON)
        .body("{\"action\":\"retry\",\"filter\":{\"batch_id\":\"%s\"}}".formatted(batch))
        .post("/api/jobs/actions")
        .then()
        .statusCode(200)
        .body("jobs", hasSize(2));

    assertThat(jobs(batch)).hasSize(4);
    get(batch).body("status", equalTo("completed")).body("progress.failed", equalTo(2));
  }

  @Test
  void makesOneJobOfEachGoodRowWhereOneInTenIsBad() {
    String table =
        IntStream.range(0, 300)
            .mapToObj(n -> n % 10 == 3 ? "Augusta," + n : "Ada," + n)
            .collect(Collectors.joining("\n", "name,age\n", "\n"));
    String batch = calls.accepted(table);

    int done;
    do {
      done = feeder.step();
      jobsWith(batch, "pending").forEach(job -> end(job, completed(AWKWARD)));
    } while (done > 0);

    get(batch)
        .body("status", equalTo("completed"))
        .body("progress.completed", equalTo(270))
        .body("progress.refused", equalTo(30));
    assertThat(calls.jobsInOrder(batch)).hasSize(270).doesNotHaveDuplicates();
  }

  private ValidatableResponse get(String batch) {
    return calls.viewer().get("/api/batches/" + batch).then().statusCode(200);
  }

  private ValidatableResponse steer(String batch, String wish) {
    return calls.runner().post("/api/batches/" + batch + "/" + wish).then();
  }

  private List<String> jobs(String batch) {
    return jobsWith(batch, "");
  }

  private List<String> jobsWith(String batch, String status) {
    return calls
        .viewer()
        .get("/api/jobs?limit=200&batch_id=%s&status=%s".formatted(batch, status))
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private void end(String job, JobEvent.Ended end) {
    ports.ledger().projection().fill(List.of(event(new JobId(job), 1, ++events, end)));
  }
}
