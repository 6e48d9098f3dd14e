package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs are read and cancelled over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JobResourceTest {
  @Inject LedgerFixture fixture;
  @Inject Api api;

  @Test
  void showsAJobDigitByDigit() {
    LedgerPorts ledger = fixture.empty();
    ledger.ledger().accept(aJob(1));
    ledger.projection().fill(List.of(event(id(1), 1, 9, completed(AWKWARD))));

    String body =
        as(Role.VIEWER).get("/api/jobs/" + id(1)).then().statusCode(200).extract().asString();

    var job = (JsonObject) JsonText.parse(body);
    assertThat(job.member("result")).contains(AWKWARD);
    assertThat(job.member("payload")).contains(AWKWARD);
    assertThat(job.member("final")).contains(JsonValue.of(true));
    assertThat(job.member("status")).contains(JsonValue.of("completed"));
    assertThat(job.member("result_event")).contains(JsonValue.of("1.9"));
  }

  @Test
  void hidesTheJobsOfOthers() {
    fixture.empty().ledger().accept(foreign(1));

    as(Role.ADMIN).get("/api/jobs/" + id(1)).then().statusCode(404);
    as(Role.ADMIN).post("/api/jobs/" + id(1) + "/cancel").then().statusCode(404);
    as(Role.ADMIN).get("/api/jobs/" + id(1) + "/events").then().statusCode(404);
    as(Role.ADMIN).get("/api/jobs/nonsense").then().statusCode(404);
  }

  @Test
  void listsInPartsAndByFilter() {
    LedgerPorts ledger = fixture.empty();
    IntStream.rangeClosed(1, 3).forEach(n -> ledger.ledger().accept(aJob(n)));
    ledger.ledger().accept(ofType(4, "claude_api"));

    String cursor =
        as(Role.VIEWER)
            .get("/api/jobs?limit=2")
            .then()
            .statusCode(200)
            .body("items.id", contains(id(4).value(), id(3).value()))
            .extract()
            .path("next_cursor");

    as(Role.VIEWER)
        .get("/api/jobs?limit=2&cursor=" + cursor)
        .then()
        .body("items.id", contains(id(2).value(), id(1).value()))
        .body("next_cursor", nullValue());
    as(Role.VIEWER)
        .get("/api/jobs?job_type=claude_api&status=pending")
        .then()
        .body("items.id", contains(id(4).value()));
  }

  @Test
  void refusesFiltersThatItCannotRead() {
    for (String query :
        List.of("status=done", "limit=0", "limit=201", "limit=x", "cursor=x", "job_type=%00")) {
      as(Role.VIEWER)
          .urlEncodingEnabled(false)
          .get("/api/jobs?" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("code", equalTo("request.invalid"));
    }
  }

  @Test
  void takesAWishToCancelUntilTheEnd() {
    LedgerPorts ledger = fixture.empty();
    ledger.ledger().accept(aJob(1));

    as(Role.VIEWER).post("/api/jobs/" + id(1) + "/cancel").then().statusCode(403);
    as(Role.RUNNER)
        .contentType("application/json")
        .body("{}")
        .post("/api/jobs/" + id(1) + "/cancel")
        .then()
        .statusCode(202)
        .body("job_id", equalTo(id(1).value()))
        .body("status", equalTo("pending"));
    ledger.projection().fill(List.of(event(id(1), 1, 1, completed(AWKWARD))));
    as(Role.RUNNER)
        .post("/api/jobs/" + id(1) + "/cancel")
        .then()
        .statusCode(409)
        .body("code", equalTo("job.ended"));
  }

  private RequestSpecification as(Role role) {
    return api.as("acme", role);
  }
}
