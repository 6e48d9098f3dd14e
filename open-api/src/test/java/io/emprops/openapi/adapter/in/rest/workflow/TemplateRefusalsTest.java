package io.emprops.openapi.adapter.in.rest.workflow;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are not even looked at, and what stands in the way. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class TemplateRefusalsTest {
  private static final String PREVIEW = "preview-template";
  private static final String VALIDATE = "validate-template";

  @Inject Api api;

  private String viewer = "";

  @BeforeEach
  void enrol() {
    viewer = api.token("templates", Role.VIEWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATE, PREVIEW})
  void saysWhereABodyStopsBeingJson(String path) {
    post(path, "{\"source\":\n \"{}\",}")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("request.malformed"))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].column", equalTo(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATE, PREVIEW})
  void namesTheMemberThatWasPerhapsMeant(String path) {
    post(path, "{\"sorce\":\"{}\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.member-unknown"))
        .body("errors[0].pointer", equalTo("/sorce"))
        .body("errors[0].hint", startsWith("did you mean 'source'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATE, PREVIEW})
  void wantsExactlyOneDocument(String path) {
    post(path, "{}").then().statusCode(400).body("code", equalTo("request.invalid"));
    post(path, "{\"source\":\"{}\",\"template_data\":{}}")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATE, PREVIEW})
  void tellsPointersOnlyOfDataWhoseTextIsNotTheCallers(String path) {
    post(path, "{\"template_data\":{\"job_type\":\"simulation\",\"template\":\"{{b\"}}")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("errors[0].code", equalTo("placeholder.unclosed"))
        .body("errors[0].pointer", equalTo("/template"))
        .body("errors[0].line", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATE, PREVIEW})
  void refusesATextThatIsTooLarge(String path) {
    post(path, "{\"source\":\"" + "x".repeat((1 << 20) + 1) + "\"}")
        .then()
        .statusCode(413)
        .body("code", equalTo("request.too-large"))
        .body("detail", equalTo("the document has more than 1048576 bytes"))
        .body("errors[0].code", equalTo("limit.source"));
  }

  @ParameterizedTest
  @ValueSource(strings = {VALIDATE, PREVIEW})
  void wantsJsonAndAToken(String path) {
    Api.with(viewer)
        .contentType(ContentType.TEXT)
        .body("{}")
        .post("/api/workflows/" + path)
        .then()
        .statusCode(415)
        .body("code", equalTo("media-type"));
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/workflows/" + path)
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.token"));
  }

  private Response post(String path, String body) {
    return Api.with(viewer).contentType(ContentType.JSON).body(body).post("/api/workflows/" + path);
  }
}
