package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Role;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ended jobs are executed once more over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class RetryResourceTest {
  private static final String ORGANISATION = "acme";
  private static final String SOURCE =
      """
      {
        "job_type": "simulation",
        "template": { "output": "Dear {{name}} {{ uuid() }}" },
        "variable_types": { "name": { "type": "text", "required": true, "max_length": 5 } }
      }
      """;

  @Inject LedgerFixture fixture;
  @Inject Api api;

  private LedgerPorts ledger = new InMemoryJobLedger().ports();
  private String workflow = "";
  private String runner = "";
  private String old = "";

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
    runner = api.token(ORGANISATION, Role.RUNNER);
    workflow =
        editor()
            .body(Map.of("name", "Letter", "source", SOURCE))
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    old =
        request()
            .body(
                "{\"inputs\":{\"name\":\"Ada\"},\"priority\":7,\"requirements\":{\"models\":[\"m\"]},\"deadline\":\"2099-01-01T00:00:00Z\"}")
            .post("/api/workflows/" + workflow + "/execute")
            .then()
            .statusCode(202)
            .body("links.retry_of", nullValue())
            .extract()
            .path("job_id");
  }

  @Test
  void sendsTheSamePayloadAgainAndLinksBothJobs() {
    end(completed(JsonValue.of("done")));

    String next =
        request()
            .post(path("retry"))
            .then()
            .statusCode(202)
            .header("Location", not(equalTo("/api/jobs/" + old)))
            .body("status", equalTo("pending"))
            .body("links.retry_of", equalTo("/api/jobs/" + old))
            .extract()
            .path("job_id");

    PastJob before = past(old);
    PastJob after = past(next);
    assertThat(after.accepted().job().payload()).isEqualTo(before.accepted().job().payload());
    assertThat(after.accepted().job().context()).isEqualTo(before.accepted().job().context());
    assertThat(after.accepted().inputs()).isEqualTo(before.accepted().inputs());
    assertThat(after.accepted().job().priority()).isEqualTo(7);
    assertThat(after.accepted().job().requirements())
        .isEqualTo(JsonText.parse("[{\"models\":[\"m\"]}]"));
    assertThat(after.accepted().job().deadline()).isNull();
    request().get("/api/jobs/" + next).then().body("retry_of", equalTo(old));
    request()
        .get("/api/jobs/" + old)
        .then()
        .body("retried_by", contains(next))
        .body("retry_of", nullValue());
  }

  @Test
  void retriesOnlyWhatHasEnded() {
    for (String wish : List.of("retry", "rerun")) {
      request()
          .body("{}")
          .post(path(wish))
          .then()
          .statusCode(409)
          .contentType("application/problem+json")
          .body("code", equalTo("job.not-ended"));
    }
    request().get("/api/jobs/" + old).then().body("retried_by", empty());
  }

  @Test
  void rendersAnewWithTheOldInputs() {
    end(cancelled());

    String next =
        request().body("{}").post(path("rerun")).then().statusCode(202).extract().path("job_id");

    PastJob before = past(old);
    PastJob after = past(next);
    assertThat(after.accepted().inputs()).isEqualTo(before.accepted().inputs());
    assertThat(after.accepted().workflowVersion()).isEqualTo(1);
    assertThat(after.accepted().job().payload()).isNotEqualTo(before.accepted().job().payload());
    assertThat(after.accepted().job().requirements())
        .isEqualTo(before.accepted().job().requirements())
        .isNotNull();
  }

  @Test
  void rendersTheOldVersionWithOtherInputs() {
    end(cancelled());
    editor()
        .body(Map.of("name", "Letter", "source", SOURCE.replace("Dear", "Hello")))
        .put("/api/workflows/" + workflow)
        .then()
        .statusCode(200);

    String next =
        request()
            .body("{\"inputs\":{\"name\":\"Eve\"}}")
            .post(path("rerun"))
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");

    assertThat(past(next).accepted().job().payload().toJson()).contains("Dear Eve");
    request()
        .body("{\"inputs\":{\"name\":\"Augusta\"}}")
        .post(path("rerun"))
        .then()
        .statusCode(422)
        .body("code", equalTo("inputs.invalid"))
        .body("errors.code", contains("input.max-length"));
  }

  @Test
  void retriesButDoesNotRerunAfterTheWorkflowHasGone() {
    end(cancelled());
    editor().delete("/api/workflows/" + workflow).then().statusCode(204);

    request()
        .body("{}")
        .post(path("rerun"))
        .then()
        .statusCode(409)
        .body("code", equalTo("workflow.gone"));
    request().post(path("retry")).then().statusCode(202);
  }

  @Test
  void givesTheSameJobForTheSameKeyAndRequest() {
    end(cancelled());
    String first = keyed().post(path("retry")).then().statusCode(202).extract().path("job_id");

    keyed()
        .post(path("retry"))
        .then()
        .statusCode(202)
        .header("Idempotency-Replayed", "true")
        .body("job_id", equalTo(first));
    keyed()
        .body("{}")
        .post(path("rerun"))
        .then()
        .statusCode(409)
        .body("code", equalTo("idempotency.conflict"));
    request().get("/api/jobs/" + old).then().body("retried_by", contains(first));
  }

  @Test
  void asksForTheRoleAndHidesTheJobsOfOthers() {
    end(cancelled());

    for (String wish : List.of("retry", "rerun")) {
      json(api.token(ORGANISATION, Role.VIEWER)).body("{}").post(path(wish)).then().statusCode(403);
      json(api.token("other", Role.ADMIN)).body("{}").post(path(wish)).then().statusCode(404);
    }
  }

  private void end(JobEvent.Ended end) {
    ledger
        .projection()
        .fill(List.of(new JobEvent(new EventId(1, 1), new JobId(old), Instant.now(), end)));
  }

  private PastJob past(String job) {
    return ledger.ledger().past(new OrganisationId(ORGANISATION), new JobId(job)).orElseThrow();
  }

  private String path(String wish) {
    return "/api/jobs/" + old + "/" + wish;
  }

  private RequestSpecification keyed() {
    return request().header("Idempotency-Key", "key-1");
  }

  private RequestSpecification request() {
    return json(runner);
  }

  private RequestSpecification editor() {
    return json(api.token(ORGANISATION, Role.EDITOR));
  }

  private static RequestSpecification json(String token) {
    return Api.with(token).contentType(ContentType.JSON);
  }
}
