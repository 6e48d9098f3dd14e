package io.emprops.queue.adapter.in;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.queue.adapter.in.WorkerConnection.text;
import static io.emprops.queue.adapter.in.WorkerFrames.beat;
import static io.emprops.queue.adapter.in.WorkerFrames.held;
import static io.emprops.queue.adapter.in.WorkerFrames.json;
import static io.emprops.queue.adapter.in.WorkerFrames.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.AJob;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue.JsonObject;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The gateway as open-api and workers see it, whatever Redis it has. */
abstract class GatewayCases {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @TestHTTPResource("/")
  URI root;

  @Inject ObjectMapper mapper;

  @ConfigProperty(name = "test.keys")
  String keys;

  @Test
  void refusesThoseWithoutAToken() {
    given()
        .get("/internal/workers")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("auth.token"));
    given().auth().oauth2("not.a.token").get("/internal/workers").then().statusCode(401);
    assertThatThrownBy(() -> new WorkerConnection(root.getPort(), "none"))
        .rootCause()
        .hasMessageContaining("401");
  }

  @Test
  void keepsWorkersAndServicesApart() {
    given()
        .auth()
        .oauth2(tokens().worker("w1"))
        .get("/internal/workers")
        .then()
        .statusCode(403)
        .body("code", equalTo("auth.role"));
    given()
        .auth()
        .oauth2(tokens().service())
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/worker/pull")
        .then()
        .statusCode(403);
  }

  @Test
  void namesLineAndColumnOfTextThatIsNotJson() {
    service()
        .body("{\"jobs\": [\n  {\"id\": ]\n}")
        .post("/internal/jobs")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("request.malformed"))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].column", greaterThan(1));
  }

  @Test
  void namesTheMemberThatIsWrong() {
    service()
        .body("{\"jobs\":[{\"id\":\"nonsense\"}]}")
        .post("/internal/jobs")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("errors[0].pointer", equalTo("/jobs/0/id"));
  }

  @Test
  void refusesRequirementsThatCannotBeRead() throws JsonProcessingException {
    QueuedJob job = next().requirements("{\"hardware\":{\"gpu_memory_gb\":\"much\"}}").build();

    service()
        .body(mapper.writeValueAsString(Map.of("jobs", List.of(job))))
        .post("/internal/jobs")
        .then()
        .statusCode(200)
        .body("outcomes[0].outcome", equalTo("rejected"))
        .body("outcomes[0].reason", equalTo("requirements.malformed"))
        .body("outcomes[0].message", containsString("gpu_memory_gb"));
  }

  @Test
  void servesAWorkerOverAWebSocketFromRegistrationToTheResult() throws JsonProcessingException {
    try (var worker = new WorkerConnection(root.getPort(), tokens().worker("ws1"))) {
      assertThat(text(worker.ask(register("ws1")), "type")).isEqualTo("registered");
      worker.send("{'type':'pull','worker_id':'ws1','slots':1,'wait':10000}");
      QueuedJob job = next().payload("{\"n\":1.10}").build();
      submit(job);

      JsonObject assigned = worker.next();
      String token = text(assigned, "lease_token");
      JsonObject progress = worker.ask(held("progress", "ws1", job, token, ",'done':1,'total':2"));
      JsonObject beat = worker.ask(beat("ws1", job, token));
      JsonObject ended =
          worker.ask(
              held(
                  "complete",
                  "ws1",
                  job,
                  token,
                  ",'result':{'price':1.10},'usage':{'duration_ms':3}"));
      JsonObject late = worker.ask(held("output", "ws1", job, token, ",'text':'late'"));

      assertThat(text(assigned, "type")).isEqualTo("assign");
      assertThat(text(assigned, "job", "payload", "n")).isEqualTo("1.10");
      assertThat(text(progress, "type")).isEqualTo("ack");
      assertThat(text(beat, "leases")).contains(job.id().value());
      assertThat(text(ended, "type")).isEqualTo("ack");
      assertThat(text(late, "type")).isEqualTo("stale-lease");
      String log =
          service()
              .get("/internal/jobs/%s/events?wait_ms=5000".formatted(job.id()))
              .then()
              .statusCode(200)
              .body("ended", equalTo(true))
              .body("events.type", contains("state", "state", "state", "progress", "result"))
              .body("events.job_id", hasItem(job.id().value()))
              .extract()
              .asString();
      assertThat(log).contains("\"result\":{\"price\":1.10}");
    }
  }

  @Test
  void servesAWorkerThatPolls() throws JsonProcessingException {
    worker("http1").body(json(register("http1"))).post("/worker/register").then().statusCode(200);
    QueuedJob job = next().priority(100).build();
    submit(job);

    var assigned =
        worker("http1")
            .body(json("{'type':'pull','worker_id':'http1','slots':1,'wait':5000}"))
            .post("/worker/pull")
            .then()
            .statusCode(200)
            .body("type", equalTo("assign"))
            .extract();
    String token = assigned.path("lease_token");
    String id = assigned.path("job.id");
    String complete =
        "{'type':'complete','worker_id':'http1','job_id':'%s','lease_token':'%s','result':1,'usage':{'duration_ms':1}}"
            .formatted(id, token);

    worker("http1").body(json(complete)).post("/worker/complete").then().statusCode(200);
    worker("http1")
        .body(json(complete))
        .post("/worker/complete")
        .then()
        .statusCode(409)
        .body("type", equalTo("stale-lease"));
    service()
        .body("{\"ids\":[\"%s\"]}".formatted(id))
        .post("/internal/jobs/ack")
        .then()
        .statusCode(204);
    service()
        .body("{\"ids\":[\"%s\"]}".formatted(id))
        .post("/internal/jobs/unknown")
        .then()
        .statusCode(200)
        .body("ids", equalTo(List.of()));
  }

  @Test
  void letsAWorkerSpeakForItselfOnly() {
    worker("w1")
        .body(json(register("w2")))
        .post("/worker/register")
        .then()
        .statusCode(403)
        .body("code", equalTo("auth.role"));
    worker("w1")
        .body(json(register("w1").replace("simulation", "claude_api")))
        .post("/worker/register")
        .then()
        .statusCode(403);
  }

  @Test
  void asksAWorkerThatIsNotKnownToRegister() {
    worker("stranger")
        .body(json("{'type':'pull','worker_id':'stranger','slots':1,'wait':0}"))
        .post("/worker/pull")
        .then()
        .statusCode(409)
        .body("code", equalTo("worker.unknown"));
  }

  @Test
  void tellsItsStateItsEventsAndItsWorkers() throws JsonProcessingException {
    QueuedJob job = next().build();
    submit(job);
    service().post("/internal/jobs/%s/cancel".formatted(job.id())).then().statusCode(202);
    worker("seen").body(json(register("seen"))).post("/worker/register").then().statusCode(200);

    service()
        .get("/internal/partitions/p0/state")
        .then()
        .statusCode(200)
        .body("epoch", greaterThan(0L));
    service()
        .get("/internal/partitions/p0/events?after=0-0&limit=1&wait_ms=1000")
        .then()
        .statusCode(200)
        .body("events.size()", equalTo(1));
    service()
        .get("/internal/partitions/p0/events?after=$&wait_ms=1000")
        .then()
        .statusCode(200)
        .body("events.size()", equalTo(0))
        .body("cursor", matchesPattern("[1-9][0-9]*-[0-9]+"));
    service()
        .get("/internal/workers")
        .then()
        .statusCode(200)
        .body("workers.worker_id", hasItem("seen"));
    service().get("/internal/partitions/zero/state").then().statusCode(404);
    service().get("/internal/partitions/p0/events?after=x").then().statusCode(400);
  }

  @Test
  void isReadyWhenRedisHoldsTheLibraries() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'redis' }.data.libraries", equalTo("jobs_v1,workers_v1"));
  }

  private void submit(QueuedJob job) throws JsonProcessingException {
    service()
        .body(mapper.writeValueAsString(Map.of("jobs", List.of(job))))
        .post("/internal/jobs")
        .then()
        .statusCode(200)
        .body("outcomes[0].outcome", equalTo("accepted"));
  }

  private static AJob next() {
    return aJob().number(NUMBERS.incrementAndGet());
  }

  private RequestSpecification service() {
    return given().auth().oauth2(tokens().service()).contentType(ContentType.JSON);
  }

  private RequestSpecification worker(String id) {
    return given().auth().oauth2(tokens().worker(id)).contentType(ContentType.JSON);
  }

  private TestTokens tokens() {
    return new TestTokens(Path.of(keys));
  }
}
