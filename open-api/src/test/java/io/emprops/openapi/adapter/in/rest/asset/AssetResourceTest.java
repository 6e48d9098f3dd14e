package io.emprops.openapi.adapter.in.rest.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.emprops.core.asset.Samples;
import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files from and to people. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class AssetResourceTest {
  private static final int MEBI = 1024 * 1024;

  @Inject Api api;
  @TestHTTPResource URI root;

  @Test
  void keepsAFileAndGivesItBackAsWhatItIs() {
    String id =
        keep("acme", Samples.png(), "cat.png")
            .statusCode(201)
            .body("media_type", equalTo("image/png"))
            .body("size", equalTo(Samples.png().length))
            .body("name", equalTo("cat.png"))
            .extract()
            .path("asset");

    byte[] content =
        api.as("acme", Role.VIEWER)
            .queryParam("name", "a cat.png")
            .get("/api/assets/" + id)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("Content-Length", String.valueOf(Samples.png().length))
            .header("Content-Disposition", "inline; filename*=UTF-8''a%20cat.png")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", startsWith("sandbox"))
            .header("ETag", "\"" + id + "\"")
            .extract()
            .asByteArray();
    assertThat(content).isEqualTo(Samples.png());
  }

  @Test
  void streamsMoreThanABodyOfJsonMayHave() throws IOException, InterruptedException {
    byte[] content = new byte[20 * MEBI];
    new Random(1).nextBytes(content);
    var http = HttpClient.newHttpClient();
    String token = api.token("acme", Role.RUNNER);

    var kept =
        http.send(
            HttpRequest.newBuilder(root.resolve("/api/assets"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                .build(),
            BodyHandlers.ofString());

    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    URI place = root.resolve(kept.headers().firstValue("Location").orElseThrow());
    var read =
        http.send(
            HttpRequest.newBuilder(place).header("Authorization", "Bearer " + token).build(),
            BodyHandlers.ofInputStream());
    try (InputStream body = read.body()) {
      assertThat(body.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void refusesAFileThatIsTooLongWithAndWithoutItsLength() throws IOException, InterruptedException {
    byte[] content = new byte[25 * MEBI];
    String token = api.token("acme", Role.RUNNER);

    keep("acme", content, "big").statusCode(413).body("code", equalTo("request.too-large"));
    var unannounced =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(root.resolve("/api/assets"))
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)))
                    .build(),
                BodyHandlers.ofString());

    assertThat(unannounced.statusCode()).isEqualTo(413);
    assertThat(unannounced.body()).contains("larger than 25000000 bytes");
  }

  @Test
  void givesTheRangeThatAPlayerAsksFor() {
    String id = keep("acme", Samples.text("0123456789"), "t").extract().path("asset");

    api.as("acme", Role.VIEWER)
        .header("Range", "bytes=2-4")
        .get("/api/assets/" + id)
        .then()
        .statusCode(206)
        .header("Content-Range", "bytes 2-4/10")
        .header("Content-Length", "3")
        .body(equalTo("234"));
    api.as("acme", Role.VIEWER)
        .header("Range", "bytes=10-")
        .get("/api/assets/" + id)
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */10");
  }

  @Test
  void sendsNothingThatTheCallerHas() {
    String id = keep("acme", Samples.png(), "x").extract().path("asset");

    api.as("acme", Role.VIEWER)
        .header("If-None-Match", "\"" + id + "\"")
        .get("/api/assets/" + id)
        .then()
        .statusCode(304);
  }

  @Test
  void letsNothingBeShownThatABrowserWouldRun() {
    String id =
        keep("acme", Samples.text("<html><script>alert(1)</script>"), "a.png")
            .body("media_type", equalTo("text/html"))
            .extract()
            .path("asset");

    api.as("acme", Role.VIEWER)
        .get("/api/assets/" + id)
        .then()
        .statusCode(200)
        .header("Content-Disposition", "attachment");
  }

  @Test
  void keepsOrganisationsApart() {
    String id = keep("acme", Samples.wav(), "a.wav").extract().path("asset");

    api.as("other", Role.ADMIN).get("/api/assets/" + id).then().statusCode(404);
    api.as("other", Role.ADMIN).delete("/api/assets/" + id).then().statusCode(404);
    api.as("acme", Role.VIEWER).get("/api/assets/" + id).then().statusCode(200);
  }

  @Test
  void deletesAFileForAnOperator() {
    String id = keep("acme", Samples.text("to be deleted"), "t").extract().path("asset");

    api.as("acme", Role.EDITOR).delete("/api/assets/" + id).then().statusCode(403);
    api.as("acme", Role.OPERATOR).delete("/api/assets/" + id).then().statusCode(204);

    api.as("acme", Role.VIEWER)
        .get("/api/assets/" + id)
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  @Test
  void needsTheRoleOfARunnerToKeep() {
    api.as("acme", Role.VIEWER)
        .contentType("application/octet-stream")
        .body(Samples.png())
        .post("/api/assets")
        .then()
        .statusCode(403);
  }

  @Test
  void knowsNoFileByAnythingElseThanItsId() {
    api.as("acme", Role.VIEWER).get("/api/assets/photo").then().statusCode(404);
    api.as("acme", Role.VIEWER).get("/api/assets/..%2f..%2fetc").then().statusCode(404);
  }

  @Test
  void describesTheEndpoints() {
    api.admin()
        .queryParam("format", "json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/api/assets'.post.summary", equalTo("Keep a file"))
        .body("paths.'/api/assets/{id}'.get.responses.'206'.description", containsString("Range"))
        .body("paths.'/api/assets/{id}'.put", nullValue());
  }

  private ValidatableResponse keep(String organisation, byte[] content, String name) {
    return api.as(organisation, Role.RUNNER)
        .contentType("application/octet-stream")
        .queryParam("name", name)
        .body(content)
        .post("/api/assets")
        .then();
  }
}
