package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.core.job.EventId;
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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters are shown, sent again and dismissed over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeadLetterResourceTest {
  private static final String ROOT = "/api/dead-letters";

  @Inject LedgerFixture fixture;
  @Inject Api api;

  private LedgerPorts ledger = new InMemoryJobLedger().ports();

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
  }

  @Test
  void groupsJobsByTheirErrors() {
    dead(1, "no space left: 17 bytes");
    dead(2, "no space left: 4 bytes");
    dead(3, "out of credits");

    ValidatableResponse answer = as(Role.RUNNER).get(ROOT).then().statusCode(200);

    answer
        .body("items.count", contains(1, 2))
        .body("items.job_type", contains("simulation", "simulation"))
        .body("items.class", contains("service_error", "service_error"))
        .body("items.reason", contains("http-503", "http-503"))
        .body("items.sample_message", contains("out of credits", "no space left: 4 bytes"))
        .body("items.sample_job", contains(id(3).value(), id(2).value()))
        .body("items[1].first_at", notNullValue());
    as(Role.RUNNER)
        .get(ROOT + "/" + answer.extract().path("items[1].signature") + "/jobs")
        .then()
        .statusCode(200)
        .body("items.job_id", contains(id(2).value(), id(1).value()))
        .body("items.message", contains("no space left: 4 bytes", "no space left: 17 bytes"));
  }

  @Test
  void listsInParts() {
    dead(1, "first");
    dead(2, "second");

    String cursor =
        as(Role.RUNNER)
            .get(ROOT + "?limit=1")
            .then()
            .body("items.sample_message", contains("second"))
            .extract()
            .path("next_cursor");

    as(Role.RUNNER)
        .get(ROOT + "?limit=1&cursor=" + cursor)
        .then()
        .body("items.sample_message", contains("first"))
        .body("next_cursor", nullValue());
    as(Role.RUNNER).get(ROOT + "?cursor=x").then().statusCode(400);
    as(Role.RUNNER).get(ROOT + "?limit=0").then().statusCode(400);
    as(Role.RUNNER).get(ROOT + "/nonsense/jobs").then().statusCode(404);
  }

  @Test
  void sendsAllOfASignatureAgainOnce() {
    dead(1, "broken 1");
    dead(2, "broken 2");
    String signature = onlySignature();

    List<String> next =
        as(Role.OPERATOR)
            .post(ROOT + "/" + signature + "/requeue")
            .then()
            .statusCode(200)
            .body("succeeded", equalTo(2))
            .body("failed", equalTo(0))
            .body("more", equalTo(false))
            .extract()
            .path("jobs");

    as(Role.RUNNER).get("/api/jobs/" + next.get(0)).then().body("retry_of", equalTo(id(1).value()));
    as(Role.RUNNER).get("/api/jobs/" + next.get(1)).then().body("retry_of", equalTo(id(2).value()));
    as(Role.RUNNER).get(ROOT).then().body("items", empty());
    as(Role.OPERATOR)
        .post(ROOT + "/" + signature + "/requeue")
        .then()
        .statusCode(200)
        .body("succeeded", equalTo(0));
  }

  @Test
  void sendsSingleOnesAgainAndTellsOfEachFailure() {
    dead(1, "broken 1");
    dead(2, "broken 2");
    ledger.ledger().accept(foreign(3));
    ledger.ledger().accept(aJob(4));

    as(Role.OPERATOR)
        .contentType(ContentType.JSON)
        .body(Map.of("ids", Stream.of(1, 1, 3, 4).map(n -> id(n).value()).toList()))
        .post(ROOT + "/requeue")
        .then()
        .statusCode(200)
        .body("succeeded", equalTo(1))
        .body("failed", equalTo(2))
        .body("failures.job_id", contains(id(3).value(), id(4).value()))
        .body("failures.code", contains("not-found", "dead-letter.settled"));

    as(Role.RUNNER).get(ROOT).then().body("items.sample_job", contains(id(2).value()));
  }

  @Test
  void rendersOneAnewWithOtherInputs() {
    String job = deadLetter();

    requeueWith(job, "{\"name\":\"Augusta\"}")
        .statusCode(422)
        .body("code", equalTo("inputs.invalid"));
    String next = requeueWith(job, "{\"name\":\"Eve\"}").statusCode(200).extract().path("jobs[0]");
    requeueWith(job, "{\"name\":\"Eve\"}")
        .statusCode(409)
        .body("code", equalTo("dead-letter.settled"));

    as(Role.RUNNER)
        .get("/api/jobs/" + next)
        .then()
        .body("payload.output", equalTo("Dear Eve"))
        .body("retry_of", equalTo(job));
    as(Role.RUNNER).get(ROOT).then().body("items", empty());
  }

  @Test
  void letsNewJobsBecomeDueOneAfterAnother() {
    Stream.of(1, 2, 3).forEach(n -> dead(n, "broken " + n));
    String signature = onlySignature();

    List<String> next = redrive(signature, 20).body("succeeded", equalTo(3)).extract().path("jobs");

    List<Instant> due = next.stream().map(this::due).toList();
    assertThat(Duration.between(due.get(0), due.get(1))).isEqualTo(Duration.ofSeconds(3));
    assertThat(Duration.between(due.get(1), due.get(2))).isEqualTo(Duration.ofSeconds(3));
    dead(4, "broken 4");
    String behind = redrive(signature, 60).extract().path("jobs[0]");
    assertThat(Duration.between(due.get(2), due(behind))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void dismissesASignature() {
    dead(1, "broken 1");
    String signature = onlySignature();

    as(Role.OPERATOR)
        .post(ROOT + "/" + signature + "/dismiss")
        .then()
        .statusCode(200)
        .body("dismissed", equalTo(1));

    as(Role.RUNNER).get(ROOT).then().body("items", empty());
    as(Role.RUNNER).get("/api/jobs/" + id(1)).then().statusCode(200);
  }

  private void dead(int n, String message) {
    ledger.ledger().accept(aJob(n));
    ledger.projection().fill(List.of(event(id(n), 1, n, failed("http-503", message))));
  }

  private String deadLetter() {
    String source =
        """
        {"job_type": "simulation", "template": {"output": "Dear {{name}}"},
         "variable_types": {"name": {"type": "text", "max_length": 5}}}
        """;
    String workflow =
        as(Role.EDITOR)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Letter", "source", source))
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String job =
        as(Role.RUNNER)
            .contentType(ContentType.JSON)
            .body("{\"inputs\":{\"name\":\"Ada\"}}")
            .post("/api/workflows/" + workflow + "/execute")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    var end = new JobEvent(new EventId(1, 1), new JobId(job), Instant.now(), failed("x", "y"));
    ledger.projection().fill(List.of(end));
    return job;
  }

  private ValidatableResponse requeueWith(String job, String inputs) {
    return as(Role.OPERATOR)
        .contentType(ContentType.JSON)
        .body("{\"ids\":[\"%s\"],\"inputs\":%s}".formatted(job, inputs))
        .post(ROOT + "/requeue")
        .then();
  }

  private ValidatableResponse redrive(String signature, int perMinute) {
    return as(Role.OPERATOR)
        .contentType(ContentType.JSON)
        .body(Map.of("per_minute", perMinute))
        .post(ROOT + "/" + signature + "/redrive")
        .then()
        .statusCode(200)
        .body("last_due", notNullValue());
  }

  private Instant due(String job) {
    Instant due =
        ledger
            .ledger()
            .past(ORGANISATION, new JobId(job))
            .orElseThrow()
            .accepted()
            .job()
            .notBefore();
    assertThat(due).isNotNull();
    return due == null ? Instant.EPOCH : due;
  }

  private String onlySignature() {
    return as(Role.RUNNER)
        .get(ROOT)
        .then()
        .body("items", hasSize(1))
        .extract()
        .path("items[0].signature");
  }

  private RequestSpecification as(Role role) {
    return api.as("acme", role);
  }
}
