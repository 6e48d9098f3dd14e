package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.Await;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workflows are executed over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ExecuteResourceTest {
  private static final String ORGANISATION = "acme";
  private static final Principal VIEWER =
      new Principal(new OrganisationId(ORGANISATION), new UserId("vic"), Role.VIEWER);
  private static final String SOURCE =
      """
      {
        "job_type": "mock",
        "template": { "steps": "{{steps}}", "output": "Dear {{name}}" },
        "variable_types": {
          "name": { "type": "text", "required": true, "max_length": 5 },
          "steps": { "type": "integer", "default": 2, "min": 1, "max": 9 }
        }
      }
      """;

  @Inject LedgerFixture fixture;
  @Inject Api api;
  @Inject FindJobsQuery jobs;
  @Inject JobNews news;

  private LedgerPorts ledger = new InMemoryJobLedger().ports();
  private String workflow = "";
  private String runner = "";

  @BeforeEach
  void begin() {
    ledger = fixture.empty();
    runner = api.token(ORGANISATION, Role.RUNNER);
    workflow =
        api.as(ORGANISATION, Role.EDITOR)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Letter", "component_type", "dynamic_json", "source", SOURCE))
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @Test
  void acceptsAJobThatIsStoredWithAllThatItNeeds() {
    String job =
        execute("{\"inputs\":{\"name\":\"Ada\"},\"priority\":7}")
            .then()
            .statusCode(202)
            .header("Location", containsString("/api/jobs/p0-"))
            .body("status", equalTo("pending"))
            .body("links.events", endsWith("/events"))
            .extract()
            .path("job_id");

    Api.with(runner)
        .get("/api/jobs/" + job)
        .then()
        .statusCode(200)
        .body("job_type", equalTo("simulation"))
        .body("payload.output", equalTo("Dear Ada"))
        .body("payload.steps", equalTo(2))
        .body("inputs", equalTo(Map.of("name", "Ada")))
        .body("workflow_version", equalTo(1))
        .body("workflow_name", equalTo("Letter"))
        .body("priority", equalTo(7))
        .body("final", equalTo(false));
  }

  @Test
  void tellsEveryErrorOfTheInputsAtOnce() {
    execute("{\"inputs\":{\"name\":\"Augusta Ada\",\"steps\":10,\"nmae\":1}}")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("inputs.invalid"))
        .body("errors", hasSize(3))
        .body("errors.code", containsInAnyOrder("input.max-length", "input.max", "input.unknown"));
    assertThat(jobs.list(VIEWER, JobFilter.all()).items()).isEmpty();
  }

  @Test
  void refusesAPayloadThatNoWorkerWouldTake() {
    String source =
        """
        {"job_type": "mock", "template": {"steps": "{{n}}"}, "variable_types": {"n": {"type": "integer"}}}
        """;
    String free =
        api.as(ORGANISATION, Role.EDITOR)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Steps", "source", source))
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    request()
        .body("{\"inputs\":{\"n\":0}}")
        .post("/api/workflows/" + free + "/execute")
        .then()
        .statusCode(422)
        .body("code", equalTo("schema.mismatch"))
        .body("errors[0].code", equalTo("schema.mismatch"))
        .body("errors[0].pointer", equalTo("/payload/steps"));
    assertThat(jobs.list(VIEWER, JobFilter.all()).items()).isEmpty();
  }

  @Test
  void refusesWhatItCannotRead() {
    execute("{\"inptus\":{}}").then().statusCode(400);
    execute("{\"inputs\":[]}").then().statusCode(400);
    execute("{\"priority\":101}").then().statusCode(400);
    execute("{\"version\":0}").then().statusCode(400);
    request().header("Idempotency-Key", "a b").body("{}").post(path()).then().statusCode(400);
    request().body("{}").post("/api/workflows/nothing/execute").then().statusCode(404);
    execute("{\"version\":2,\"inputs\":{\"name\":\"Ada\"}}").then().statusCode(404);
  }

  @Test
  void letsViewersNotExecute() {
    api.as(ORGANISATION, Role.VIEWER)
        .contentType(ContentType.JSON)
        .body("{\"inputs\":{\"name\":\"Ada\"}}")
        .post(path())
        .then()
        .statusCode(403);
  }

  @Test
  void doesNotExecuteTheWorkflowsOfOthers() {
    api.as("other", Role.ADMIN)
        .contentType(ContentType.JSON)
        .body("{\"inputs\":{\"name\":\"Ada\"}}")
        .post(path())
        .then()
        .statusCode(404);
  }

  @Test
  void givesTheSameJobForTheSameKeyAndRequest() {
    String first =
        keyed("{\"inputs\":{\"name\":\"Ada\"}}").then().statusCode(202).extract().path("job_id");

    keyed(" { \"inputs\" : {\"name\":\"Ada\"} } ")
        .then()
        .statusCode(202)
        .header("Idempotency-Replayed", "true")
        .body("job_id", equalTo(first));
    keyed("{\"inputs\":{\"name\":\"Eve\"}}")
        .then()
        .statusCode(409)
        .body("code", equalTo("idempotency.conflict"));
    execute("{\"inputs\":{\"name\":\"Ada\"}}").then().body("job_id", not(equalTo(first)));
  }

  @Test
  void makesOneJobOfSixteenEqualRequests() throws Exception {
    List<Callable<Response>> calls = new ArrayList<>();
    Stream.generate(() -> "{\"inputs\":{\"name\":\"Ada\"}}")
        .limit(16)
        .forEach(body -> calls.add(() -> keyed(body)));

    List<String> seen = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Response> answer : threads.invokeAll(calls)) {
        seen.add(answer.get().then().statusCode(202).extract().path("job_id"));
      }
    }

    assertThat(seen).hasSize(16).containsOnly(seen.getFirst());
    assertThat(jobs.list(VIEWER, JobFilter.all()).items()).hasSize(1);
  }

  @Test
  void waitsForTheEndIfTheCallerPrefersTo() throws InterruptedException {
    Thread worker = Thread.ofVirtual().start(this::endTheNewest);

    Response answer =
        request().header("Prefer", "wait=20").body("{\"inputs\":{\"name\":\"Ada\"}}").post(path());

    answer
        .then()
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body("final", equalTo(true))
        .body("result", equalTo("done"));
    worker.join();
  }

  @Test
  void answersWithAReferenceWhenWaitingDidNotSuffice() {
    request()
        .header("Prefer", "respond-async, wait=0")
        .body("{\"inputs\":{\"name\":\"Ada\"}}")
        .post(path())
        .then()
        .statusCode(202);
  }

  private void endTheNewest() {
    Await.until("a job is there", () -> !jobs.list(VIEWER, JobFilter.all()).items().isEmpty());
    JobId job = newest().id();
    Await.until("someone waits for it", () -> news.listeners() == 1);
    var end = new JobEvent(new EventId(1, 1), job, Instant.now(), completed(JsonValue.of("done")));
    news.spread(ledger.projection().fill(List.of(end)).changed());
  }

  private JobSummary newest() {
    return jobs.list(VIEWER, JobFilter.all()).items().getFirst();
  }

  private Response execute(String body) {
    return request().body(body).post(path());
  }

  private Response keyed(String body) {
    return request().header("Idempotency-Key", "key-1").body(body).post(path());
  }

  private RequestSpecification request() {
    return Api.with(runner).contentType(ContentType.JSON);
  }

  private String path() {
    return "/api/workflows/" + workflow + "/execute";
  }
}
