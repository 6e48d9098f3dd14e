package io.emprops.openapi.adapter.in.rest.prior;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.prior.APriorJob.aPriorJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.prior.APriorJob;
import io.emprops.core.prior.PriorJob;
import io.emprops.openapi.adapter.out.ledger.ImportFixture;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prior jobs become jobs like all others, each once. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ImportResourceTest {
  private static final String SECRET = "sk-very-secret";

  @Inject ImportFixture fixture;
  @Inject Api api;

  private LedgerPorts ledger = new InMemoryJobLedger().ports();

  @BeforeEach
  void begin() {
    ledger = fixture.empty().ledger();
  }

  @Test
  void carriesOverAllThatAJobIs() {
    PriorJob prior =
        aPriorJob()
            .id("job-7")
            .with("service_required", "openai_text")
            .with(
                "payload",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"{{x}}\"}]}")
            .with("customer_id", "studio")
            .with("priority", "0")
            .with("max_retries", "5")
            .with("retry_count", "1")
            .with("workflow_id", "wf-1")
            .with("ctx", "{\"prefix\":\"p/\"}")
            .with(
                "requirements",
                "{\"models\":[\"m\"],\"timeout_minutes\":2,"
                    + "\"negative_requirements\":{\"region\":\"us\"}}")
            .build();

    JobId id =
        new JobId(
            send(false, prior)
                .statusCode(200)
                .body("jobs", hasSize(1))
                .body("jobs[0].id", equalTo("job-7"))
                .body("jobs[0].outcome", equalTo("imported"))
                .body("jobs[0].job_type", equalTo("openai_chat"))
                .body(
                    "jobs[0].notes",
                    containsInAnyOrder("context-kept", "step-kept", "attempts-used"))
                .extract()
                .path("jobs[0].job_id"));

    NewJob accepted = ledger.ledger().past(ORGANISATION, id).orElseThrow().accepted();
    QueuedJob job = accepted.job();
    assertThat(job.payload().toJson())
        .isEqualTo("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"{{x}}\"}]}");
    assertThat(job.customerId()).isEqualTo("studio");
    assertThat(job.priority()).isZero();
    assertThat(job.maxAttempts()).isEqualTo(4);
    assertThat(job.acceptedAt()).isEqualTo(Instant.parse(APriorJob.CREATED));
    assertThat(job.attemptTimeoutMs()).isEqualTo(120_000L);
    assertThat(String.valueOf(job.requirements()))
        .isEqualTo(
            String.valueOf(
                JsonValue.object()
                    .put("models", JsonValue.array(JsonValue.of("m")))
                    .put(
                        "negative",
                        JsonValue.object()
                            .put("labels", JsonValue.object().put("region", "us").build())
                            .build())
                    .build()));
    assertThat(accepted.inputs().member("prior").orElseThrow().toJson())
        .contains("\"id\":\"job-7\"", "\"workflow_id\":\"wf-1\"", "\"ctx\":{\"prefix\":\"p/\"}");
    assertThat(accepted.workflowName()).isEqualTo("Imported jobs: openai_chat");
  }

  @Test
  void makesNoSecondJobWhenItIsAskedAgain() {
    PriorJob prior = aPriorJob().build();
    String first = send(false, prior).extract().path("jobs[0].job_id");

    send(false, prior, prior)
        .body("jobs.outcome", contains("already-imported", "already-imported"))
        .body("jobs.job_id", contains(first, first));
    send(false, aPriorJob().with("retry_count", "1").build())
        .body("jobs[0].outcome", equalTo("already-imported"));
    send(true, prior).body("jobs[0].outcome", equalTo("already-imported"));
    send(false, aPriorJob().with("payload", "{\"duration_ms\":2}").build())
        .body("jobs[0].outcome", equalTo("not-taken"))
        .body("jobs[0].reason", equalTo("changed-since"));

    assertThat(jobs()).containsExactly(new JobId(first));
  }

  @Test
  void tellsPlacesOfARefusedPayloadAndNoValue() {
    PriorJob prior =
        aPriorJob()
            .with("service_required", "openai_text")
            .with(
                "payload",
                "{\"model\":{\"key\":\"%s\"},\"messages\":\"%s\",\"temperature\":\"%s\"}"
                    .formatted(SECRET, SECRET, SECRET))
            .build();

    send(false, prior)
        .body("jobs[0].outcome", equalTo("not-taken"))
        .body("jobs[0].reason", equalTo("payload-refused"))
        .body("jobs[0].job_id", nullValue())
        .body(
            "jobs[0].faults.pointer",
            containsInAnyOrder("/payload/model", "/payload/messages", "/payload/temperature"))
        .body("jobs[0].faults.message", not(containsString("missing")))
        .body(not(containsString(SECRET)));
    assertThat(jobs()).isEmpty();
  }

  @Test
  void goesOnAfterWhatItDoesNotTake() {
    send(
            false,
            aPriorJob().id("a").dangling(),
            aPriorJob().id("b").with("payload", SECRET).build(),
            aPriorJob().id("c").with("service_required", "p5").build(),
            aPriorJob().id("d").build())
        .body("jobs.id", contains("a", "b", "c", "d"))
        .body("jobs.reason", contains("hash-missing", "payload-not-json", "delegated", null))
        .body("jobs[3].outcome", equalTo("imported"))
        .body(not(containsString(SECRET)));

    assertThat(jobs()).hasSize(1);
  }

  @Test
  void storesNothingInADryRun() {
    send(true, aPriorJob().build(), aPriorJob().id("b").dangling())
        .body("jobs.outcome", contains("importable", "not-taken"));

    assertThat(jobs()).isEmpty();
    assertThat(fixture.empty().imported().find(ORGANISATION, "job-1")).isEmpty();
  }

  @Test
  void handsThemToTheQueueInTheOrderOfTheirArrival() {
    send(
        false,
        aPriorJob().id("late").with("created_at", "2026-11-20T10:00:02Z").build(),
        aPriorJob().id("of-old-workflow").with("workflow_datetime", "1763632800000").build(),
        aPriorJob().id("early").with("created_at", "2026-11-20T10:00:01Z").build());

    List<Instant> handedOver = new ArrayList<>();
    ledger
        .outbox()
        .submit(
            PARTITION,
            9,
            Instant.now(),
            submissions -> {
              submissions.forEach(s -> handedOver.add(s.job().acceptedAt()));
              return submissions.stream().<Fate>map(s -> new Fate.Delivered(s.job().id())).toList();
            });
    assertThat(handedOver)
        .containsExactly(
            Instant.parse("2025-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T10:00:01Z"),
            Instant.parse("2026-11-20T10:00:02Z"));
  }

  @Test
  void showsThemAsTheJobsOfOneWorkflow() {
    send(false, aPriorJob().build(), aPriorJob().id("b").with("service_required", "mock").build());

    String workflow =
        api.as("acme", Role.VIEWER)
            .get("/api/workflows?q=Imported jobs: simulation")
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].tags", contains("imported"))
            .extract()
            .path("items[0].id");
    api.as("acme", Role.VIEWER)
        .get("/api/jobs?workflow_id=" + workflow)
        .then()
        .body("items", hasSize(2));
    api.as("acme", Role.VIEWER)
        .get("/api/workflows/" + workflow + "/template-variables")
        .then()
        .body("variables.name", containsInAnyOrder("payload", "prior"));
  }

  @Test
  void refusesWhatIsNoImport() {
    for (String body :
        List.of(
            "{}",
            "{\"jobs\":[]}",
            "{\"jobs\":[null]}",
            "{\"jobs\":[{\"fields\":{}}]}",
            "{\"jobs\":[{\"id\":\"a\",\"fields\":{\"priority\":{}}}]}",
            "{\"jobs\":[%s{\"id\":\"a\"}]}".formatted("{\"id\":\"a\"},".repeat(100)))) {
      post(Role.OPERATOR, body).statusCode(400).contentType("application/problem+json");
    }
  }

  @Test
  void asksForTheRole() {
    post(Role.EDITOR, "{\"jobs\":[{\"id\":\"a\"}]}").statusCode(403);
    post(Role.ADMIN, "{\"jobs\":[{\"id\":\"a\"}]}").statusCode(200).body("jobs", not(empty()));
  }

  private List<JobId> jobs() {
    return ledger.ledger().list(ORGANISATION, JobFilter.all()).items().stream()
        .map(job -> job.id())
        .toList();
  }

  private ValidatableResponse send(boolean dryRun, PriorJob... jobs) {
    String body =
        JsonValue.object()
            .put("jobs", new JsonArray(Arrays.stream(jobs).map(ImportResourceTest::raw).toList()))
            .put("dry_run", dryRun)
            .build()
            .toJson();
    return post(Role.OPERATOR, body).statusCode(200);
  }

  private static JsonValue raw(PriorJob job) {
    var fields = JsonValue.object();
    job.fields().forEach(fields::put);
    return JsonValue.object().put("id", job.id()).put("fields", fields.build()).build();
  }

  private ValidatableResponse post(Role role, String body) {
    return api.as("acme", role)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/imports/prior-jobs")
        .then();
  }
}
