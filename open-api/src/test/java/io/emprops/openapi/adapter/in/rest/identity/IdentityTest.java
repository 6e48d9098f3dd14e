package io.emprops.openapi.adapter.in.rest.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, and how. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class IdentityTest {
  @Inject Api api;

  @ConfigProperty(name = LocalServers.ADMIN_TOKEN_FILE)
  Path adminTokenFile;

  @Test
  void leavesTheOperatorAnAdminTokenThatNobodyElseReads() throws IOException {
    String permissions =
        PosixFilePermissions.toString(Files.getPosixFilePermissions(adminTokenFile));

    assertThat(permissions).isEqualTo("rw-------");
    assertThat(api.adminToken()).matches("emp_[A-Za-z0-9_-]{43}");
    api.admin()
        .get("/api/me")
        .then()
        .statusCode(200)
        .body("organisation_id", equalTo("default"))
        .body("user_id", equalTo("admin"))
        .body("role", equalTo("admin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/me", "/api/job-types", "/api/nothing/here", "/api", "/api/workflows"})
  void refusesWhoShowsNoToken(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("code", equalTo("auth.token"))
        .body("status", equalTo(401))
        .body("type", equalTo("urn:emprops:problem:auth.token"))
        .body("instance", equalTo(path))
        .body("trace_id", matchesPattern("[0-9a-f]{32}"))
        .body("errors", hasSize(0));
  }

  @Test
  void refusesATokenThatNobodyHolds() {
    Api.with("emp_" + "x".repeat(43))
        .get("/api/me")
        .then()
        .statusCode(401)
        .body("detail", equalTo("the token is unknown, expired or revoked"));
  }

  @Test
  void takesTheTraceOfTheCaller() {
    given()
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .get("/api/me")
        .then()
        .body("trace_id", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"));
  }

  @Test
  void letsSomeoneInByACodeOnce() {
    String code =
        api.admin().post("/api/sign-in-codes").then().statusCode(201).extract().path("code");
    var body = Map.of("code", code);

    String token =
        given()
            .contentType(ContentType.JSON)
            .body(body)
            .post("/api/sign-in")
            .then()
            .statusCode(200)
            .body("organisation_id", equalTo("default"))
            .body("role", equalTo("admin"))
            .extract()
            .path("token");

    Api.with(token).get("/api/me").then().statusCode(200).body("user_id", equalTo("admin"));
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/sign-in")
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.token"));
  }

  @Test
  void givesCodesToAdministratorsOnly() {
    api.as("acme", Role.OPERATOR)
        .post("/api/sign-in-codes")
        .then()
        .statusCode(403)
        .body("code", equalTo("auth.role"))
        .body("detail", equalTo("this needs the role 'admin'; yours is 'operator'"));
  }

  @Test
  void signsTokensForWorkers() {
    String token =
        api.admin()
            .contentType(ContentType.JSON)
            .body(
                "{\"worker_id\":\"gpu-7\",\"job_types\":[\"simulation\"],\"customers\":[\"acme\"],\"ttl_seconds\":60}")
            .post("/api/worker-tokens")
            .then()
            .statusCode(201)
            .extract()
            .path("token");

    String claims =
        new String(
            Base64.getUrlDecoder()
                .decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))),
            StandardCharsets.UTF_8);
    assertThat(claims)
        .contains(
            "\"customers\":[\"acme\"]",
            "\"job_types\":[\"simulation\"]",
            "\"sub\":\"gpu-7\"",
            "\"groups\":[\"worker\"]")
        .contains("\"aud\":\"job-queue\"", "\"iss\":\"emprops-open-api\"");
  }

  @Test
  void keepsWhoseTokensAreRefusedThoughTheQueueIsAway() {
    api.admin().delete("/api/worker-tokens/gpu-8").then().statusCode(503);

    api.admin()
        .get("/api/queues/settings")
        .then()
        .statusCode(200)
        .body("revoked.worker_id", hasItem("gpu-8"));
    api.as("acme", Role.OPERATOR).delete("/api/worker-tokens/gpu-8").then().statusCode(403);
  }

  @Test
  void letsAnOrganisationShutOutItsOwnWorkersAlone() {
    String acme = api.token("acme", Role.ADMIN);
    String other = api.token("other", Role.ADMIN);
    String wish = "{\"worker_id\":\"gpu-9\",\"job_types\":[\"simulation\"]}";
    worker(acme, wish).statusCode(201);

    worker(other, wish)
        .statusCode(409)
        .body("code", equalTo("worker.taken"))
        .body("errors[0].pointer", equalTo("/worker_id"));
    worker(other, wish.replace("gpu-9", "gpu-10").replace("]}", "],\"customers\":[\"acme\"]}"))
        .statusCode(403)
        .body("errors[0].pointer", equalTo("/customers"));
    Api.with(other).delete("/api/worker-tokens/gpu-9").then().statusCode(404);
    // The queue is away; what it will be told is kept.
    Api.with(acme).delete("/api/worker-tokens/gpu-9").then().statusCode(503);
  }

  private static ValidatableResponse worker(String token, String wish) {
    return Api.with(token)
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/api/worker-tokens")
        .then();
  }

  @Test
  void refusesWorkersWithoutJobTypes() {
    api.admin()
        .contentType(ContentType.JSON)
        .body("{\"worker_id\":\"gpu-7\",\"job_types\":[]}")
        .post("/api/worker-tokens")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("errors[0].pointer", equalTo("/job_types"));
  }

  @Test
  void listsJobTypesThoughTheQueueIsAway() {
    api.as("acme", Role.VIEWER)
        .get("/api/job-types")
        .then()
        .statusCode(200)
        .body("items.find { it.name == 'simulation' }.known", equalTo(true))
        .body("items.find { it.name == 'simulation' }.workers", equalTo(null));
  }
}
