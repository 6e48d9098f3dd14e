package io.emprops.openapi.adapter.in.rest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An execution asks more of its worker than its document does. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ExecuteWithRequirementsTest {
  private static final String ORGANISATION = "execute-with-requirements";
  private static final String SOURCE =
      """
      {"job_type": "simulation", "template": {"output": "Dear {{name}}"},
       "variable_types": {"name": {"type": "text", "required": true}}}
      """;

  @Inject Api api;
  @Inject JobLedger ledger;

  private String workflow = "";

  @BeforeEach
  void begin() {
    workflow =
        api.as(ORGANISATION, Role.EDITOR)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Letter", "source", SOURCE))
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @Test
  void storesWhatAnExecutionAsksOfItsWorker() {
    String asks =
        "{\"inputs\":{\"name\":\"Ada\"},\"requirements\":{\"hardware\":{\"gpu_memory_gb\":%s}}}";
    String job =
        request()
            .header("Idempotency-Key", "asks-more")
            .body(asks.formatted("24"))
            .post(path())
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");

    assertThat(requirementsOf(job)).contains("gpu_memory_gb").contains("24");
    request()
        .header("Idempotency-Key", "asks-more")
        .body(asks.formatted("48"))
        .post(path())
        .then()
        .statusCode(409);
    execute(asks.formatted("\"much\""))
        .then()
        .statusCode(422)
        .body("code", equalTo("requirements.malformed"))
        .body("errors[0].pointer", equalTo("/requirements"))
        .body("errors[0].message", containsString("gpu_memory_gb"));
    execute("{\"requirements\":[]}").then().statusCode(400);
  }

  private String requirementsOf(String job) {
    return String.valueOf(
        ledger
            .past(new OrganisationId(ORGANISATION), new JobId(job))
            .orElseThrow()
            .accepted()
            .job()
            .requirements());
  }

  private Response execute(String body) {
    return request().body(body).post(path());
  }

  private RequestSpecification request() {
    return api.as(ORGANISATION, Role.RUNNER).contentType(ContentType.JSON);
  }

  private String path() {
    return "/api/workflows/" + workflow + "/execute";
  }
}
