package io.emprops.queue.adapter.in;

import static io.emprops.core.job.Eventually.until;
import static io.emprops.queue.adapter.in.WorkerConnection.text;
import static io.emprops.queue.adapter.in.WorkerFrames.json;
import static io.emprops.queue.adapter.in.WorkerFrames.register;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A worker whose tokens were revoked is not heard, however it speaks. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
final class RevokedTokensTest {
  @TestHTTPResource("/")
  URI root;

  @ConfigProperty(name = "test.keys")
  String keys;

  @Test
  void hearsNoWorkerWhoseTokensWereRevoked() {
    var tokens = new TestTokens(Path.of(keys));
    String stolen = tokens.worker("revoked1");
    try (var worker = new WorkerConnection(root.getPort(), stolen)) {
      assertThat(text(worker.ask(register("revoked1")), "type")).isEqualTo("registered");

      given()
          .auth()
          .oauth2(tokens.service())
          .contentType(ContentType.JSON)
          .body("{\"worker_id\":\"revoked1\",\"until\":\"%s\"}".formatted(Instant.now()))
          .post("/internal/partitions/p0/revocations")
          .then()
          .statusCode(204);

      until(() -> text(worker.ask(register("revoked1")), "type").equals("error"));
      assertThat(worker.ask(register("revoked1")).toJson())
          .contains("\"code\":\"auth.role\"", "the token was revoked");
    }
    post("revoked1", stolen)
        .then()
        .statusCode(403)
        .body("detail", containsString("the token was revoked"));
    post("revoked2", tokens.worker("revoked2")).then().statusCode(200);
  }

  private static Response post(String worker, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(json(register(worker)))
        .post("/worker/register");
  }
}
