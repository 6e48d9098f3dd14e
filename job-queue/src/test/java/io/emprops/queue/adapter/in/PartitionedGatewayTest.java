package io.emprops.queue.adapter.in;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.queue.adapter.in.WorkerFrames.json;
import static io.emprops.queue.adapter.in.WorkerFrames.register;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A gateway that is configured for two partitions. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
@TestProfile(PartitionedGatewayTest.Two.class)
class PartitionedGatewayTest {
  @Inject ObjectMapper mapper;

  @ConfigProperty(name = "test.keys")
  String keys;

  /** The simulation lies in a partition of its own. */
  public static final class Two implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("emp.partitions.p1", "simulation,comfyui");
    }
  }

  @Test
  void servesAWorkerFromThePartitionOfItsTypes() throws JsonProcessingException {
    QueuedJob job = aJob().partition(new Partition("p1")).build();
    as(tokens().worker("w1"))
        .body(json(register("w1")))
        .post("/worker/register")
        .then()
        .statusCode(200);

    submit(job).statusCode(200).body("outcomes[0].outcome", equalTo("accepted"));

    as(tokens().worker("w1"))
        .body(json("{'type':'pull','worker_id':'w1','slots':1,'wait':5000}"))
        .post("/worker/pull")
        .then()
        .statusCode(200)
        .body("type", equalTo("assign"))
        .body("job.id", equalTo(job.id().value()));
    as(tokens().service())
        .get("/internal/partitions/p1/events?after=0-0&limit=2&wait_ms=1000")
        .then()
        .statusCode(200)
        .body("events.type", contains("state", "state"));
  }

  @Test
  void putsOffAJobOfAPartitionThatItDoesNotServe() throws JsonProcessingException {
    submit(aJob().partition(new Partition("p7")).build())
        .statusCode(503)
        .body("code", equalTo("unavailable"));
  }

  private ValidatableResponse submit(QueuedJob job) throws JsonProcessingException {
    return as(tokens().service())
        .body(mapper.writeValueAsString(Map.of("jobs", List.of(job))))
        .post("/internal/jobs")
        .then();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private TestTokens tokens() {
    return new TestTokens(Path.of(keys));
  }
}
