package io.emprops.queue.adapter.in;

import static io.emprops.core.job.AJob.aJob;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.Samples;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.QueuedJob;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A worker of another process puts files beside its job and gets those that it needs. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
class WorkerAssetsTest {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final AtomicInteger NUMBER = new AtomicInteger(4_000);

  @Inject ObjectMapper mapper;
  @Inject AssetStore store;

  @ConfigProperty(name = "test.keys")
  String keys;

  @TestHTTPResource URI root;

  @Test
  void keepsAFileForTheOrganisationOfTheJob() throws JsonProcessingException {
    Held job = claim("assets-1");

    String id =
        job.request()
            .queryParam("name", "../out.png")
            .body(Samples.png())
            .post("/worker/assets")
            .then()
            .statusCode(201)
            .body("media_type", equalTo("image/png"))
            .body("name", equalTo("out.png"))
            .extract()
            .path("asset");

    assertThat(store.find(ACME, new AssetId(id))).isPresent();
    assertThat(store.find(new OrganisationId("other"), new AssetId(id))).isEmpty();
  }

  @Test
  void showsAFileAsAPreview() throws JsonProcessingException {
    Held job = claim("assets-2");
    String reference =
        job.request().body(Samples.jpeg()).post("/worker/assets").then().extract().asString();

    given()
        .auth()
        .oauth2(tokens().worker("assets-2"))
        .contentType(ContentType.JSON)
        .body(
            "{\"type\":\"preview\",\"worker_id\":\"assets-2\",\"job_id\":\"%s\",\"lease_token\":\"%s\",\"file\":%s}"
                .formatted(job.id(), job.token(), reference))
        .post("/worker/preview")
        .then()
        .statusCode(200)
        .body("type", equalTo("ack"));

    given()
        .auth()
        .oauth2(tokens().service())
        .get("/internal/jobs/%s/events".formatted(job.id()))
        .then()
        .body(
            "events.findAll { it.type == 'preview' }.data.file.media_type[0]",
            equalTo("image/jpeg"));
  }

  @Test
  void handsOutAFileThatTheJobNeeds() throws JsonProcessingException {
    var kept =
        (AssetStore.Stored) store.put(ACME, new ByteArrayInputStream(Samples.png()), 1_000_000);
    Held job = claim("assets-3");

    byte[] content =
        job.request()
            .get("/worker/assets/" + kept.asset().id())
            .then()
            .statusCode(200)
            .contentType("image/png")
            .extract()
            .asByteArray();

    assertThat(content).isEqualTo(Samples.png());
    job.request().get("/worker/assets/" + "0".repeat(64)).then().statusCode(404);
    job.request().get("/worker/assets/photo").then().statusCode(404);
  }

  @Test
  void takesNothingFromWhoHasNotTheLease() throws JsonProcessingException {
    Held job = claim("assets-4");
    var forged = new Held(job.worker(), job.id(), "A".repeat(32), this);
    byte[] content = Samples.text("forged");

    forged
        .request()
        .body(content)
        .post("/worker/assets")
        .then()
        .statusCode(409)
        .body("type", equalTo("stale-lease"));
    forged.request().get("/worker/assets/" + "0".repeat(64)).then().statusCode(409);
    given()
        .contentType("application/octet-stream")
        .body(content)
        .post("/worker/assets")
        .then()
        .statusCode(401);
  }

  @Test
  void namesWhatARequestLacks() throws JsonProcessingException {
    Held job = claim("assets-5");

    given()
        .auth()
        .oauth2(tokens().worker("assets-5"))
        .contentType("application/octet-stream")
        .queryParam("job_id", job.id())
        .body(Samples.png())
        .post("/worker/assets")
        .then()
        .statusCode(400)
        .body("detail", containsString("Lease-Token"));
  }

  @Test
  void refusesAFileThatIsTooLong() throws JsonProcessingException {
    Held job = claim("assets-6");

    job.request()
        .body(new byte[26_000_000])
        .post("/worker/assets")
        .then()
        .statusCode(413)
        .body("detail", containsString("25000000"));
  }

  @Test
  void keepsMessagesWithinMemoryAlthoughFilesMayBeLonger()
      throws IOException, InterruptedException {
    byte[] content = new byte[65 * 1024 * 1024];
    Arrays.fill(content, (byte) ' ');
    String token = tokens().worker("assets-7");

    int announced = post(token, BodyPublishers.ofByteArray(content));
    int unannounced =
        post(token, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));

    assertThat(announced).isEqualTo(413);
    assertThat(unannounced).isEqualTo(413);
  }

  private int post(String token, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    // Over HTTP/2 the refusal would carry a header that HTTP/2 does not know.
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(root.resolve("/worker/pull"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(body)
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private Held claim(String worker) throws JsonProcessingException {
    QueuedJob job = aJob().number(NUMBER.incrementAndGet()).priority(100).build();
    given()
        .auth()
        .oauth2(tokens().service())
        .contentType(ContentType.JSON)
        .body(mapper.writeValueAsString(Map.of("jobs", List.of(job))))
        .post("/internal/jobs")
        .then()
        .statusCode(200);
    message(
        worker,
        "register",
        ",\"machine_id\":\"m\",\"slots\":1,\"capabilities\":{\"job_types\":[\"simulation\"]}");
    var assigned =
        message(worker, "pull", ",\"slots\":1,\"wait\":5000").body("type", equalTo("assign"));
    return new Held(
        worker, assigned.extract().path("job.id"), assigned.extract().path("lease_token"), this);
  }

  private ValidatableResponse message(String worker, String type, String members) {
    return given()
        .auth()
        .oauth2(tokens().worker(worker))
        .contentType(ContentType.JSON)
        .body("{\"type\":\"%s\",\"worker_id\":\"%s\"%s}".formatted(type, worker, members))
        .post("/worker/" + type)
        .then()
        .statusCode(200);
  }

  private TestTokens tokens() {
    return new TestTokens(Path.of(keys));
  }

  private record Held(String worker, String id, String token, WorkerAssetsTest test) {

    RequestSpecification request() {
      return given()
          .auth()
          .oauth2(test.tokens().worker(worker))
          .contentType("application/octet-stream")
          .queryParam("job_id", id)
          .header("Lease-Token", token);
    }
  }
}
