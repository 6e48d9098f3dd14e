package io.emprops.openapi.adapter.in.rest.batch;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.core.batch.port.out.InMemoryBatches;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.openapi.adapter.out.ledger.BatchFixture;
import io.emprops.openapi.application.batch.BatchFeeder;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has become of each row is read over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BatchResultsTest {
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
  void givesTheResultsAsCsv() {
    String batch = calls.accepted("name\n=1+1\nAugusta\nAlan\n");
    feeder.step();
    List<String> jobs = calls.jobsInOrder(batch);
    end(jobs.get(0), completed(JsonValue.of("done")));
    end(jobs.get(1), failed("http-503", "=HYPERLINK(\"http://x\")"));

    String table =
        calls
            .viewer()
            .accept("text/csv")
            .get("/api/batches/" + batch + "/results")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .header("Content-Disposition", startsWith("attachment"))
            .extract()
            .asString();

    assertThat(table.split("\r\n"))
        .containsExactly(
            "line,status,job_id,inputs,result,class,reason,message",
            "2,completed,%s,\"{\"\"name\"\":\"\"=1+1\"\"}\",\"\"\"done\"\"\",,,"
                .formatted(jobs.get(0)),
            "3,refused,,\"{\"\"name\"\":\"\"Augusta\"\"}\",,,input.max-length,"
                + "/inputs/name: must have at most 5 characters",
            ("4,failed,%s,\"{\"\"name\"\":\"\"Alan\"\"}\",,service_error,http-503,"
                    + "\"'=HYPERLINK(\"\"http://x\"\")\"")
                .formatted(jobs.get(1)));
  }

  @Test
  void givesTheResultsOfManyRowsAsLinesOfJson() {
    String batch = calls.accepted(BatchCalls.names(230));
    feeder.step();
    calls.jobsInOrder(batch).stream().limit(25).forEach(job -> end(job, completed(AWKWARD)));

    String table =
        calls
            .viewer()
            .accept("application/jsonl")
            .get("/api/batches/" + batch + "/results")
            .then()
            .statusCode(200)
            .contentType(startsWith("application/jsonl"))
            .extract()
            .asString();

    List<JsonObject> rows = table.lines().map(line -> (JsonObject) JsonText.parse(line)).toList();
    assertThat(rows).hasSize(230);
    assertThat(rows.getFirst().member("result")).contains(AWKWARD);
    assertThat(rows)
        .extracting(row -> row.member("line").orElseThrow().toJson())
        .containsExactlyElementsOf(IntStream.range(2, 232).mapToObj(Integer::toString).toList());
    assertThat(rows.getLast().member("status")).contains(JsonValue.of("waiting"));
    calls
        .viewer()
        .accept("image/png")
        .get("/api/batches/" + batch + "/results")
        .then()
        .statusCode(406);
  }

  @Test
  void givesTheRowsPartByPart() {
    String batch = calls.accepted("name\nAda\nAugusta\nAlan\n");
    feeder.step();
    end(calls.jobsInOrder(batch).getFirst(), completed(JsonValue.of("done")));

    String next =
        rows(batch, "?limit=2")
            .statusCode(200)
            .body("items.line", equalTo(List.of(2, 3)))
            .body("items.status", equalTo(List.of("completed", "refused")))
            .body("items[0].result", equalTo("done"))
            .body("items[1].errors[0].pointer", equalTo("/inputs/name"))
            .extract()
            .path("next_cursor");

    rows(batch, "?limit=2&cursor=" + next)
        .statusCode(200)
        .body("items.line", equalTo(List.of(4)))
        .body("next_cursor", nullValue());
    rows(batch, "?limit=3").body("items.line", hasSize(3)).body("next_cursor", nullValue());
  }

  @Test
  void givesTheRowsOfSomeLines() {
    String batch = calls.accepted("name\nAda\nAugusta\nAlan\n");

    rows(batch, "?lines=4,2,9&limit=1")
        .statusCode(200)
        .body("items.line", equalTo(List.of(2, 4)))
        .body("next_cursor", nullValue());
    rows(batch, "?lines=2,").statusCode(400);
    rows(batch, "?lines=" + "1,".repeat(200) + "1").statusCode(400);
  }

  @Test
  void refusesACursorThatIsNoneAndHidesTheRowsOfOthers() {
    String batch = calls.accepted("name\nAda\n");

    rows(batch, "?cursor=two").statusCode(400);
    rows(batch, "?limit=0").statusCode(400);
    calls.stranger().get("/api/batches/" + batch + "/rows").then().statusCode(404);
  }

  private ValidatableResponse rows(String batch, String query) {
    return calls.viewer().get("/api/batches/" + batch + "/rows" + query).then();
  }

  private void end(String job, JobEvent.Ended end) {
    ports.ledger().projection().fill(List.of(event(new JobId(job), 1, ++events, end)));
  }
}
