package io.emprops.openapi.adapter.in.rest.workflow;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** The cases of a saved document are run over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class CasesResourceTest extends WorkflowCalls {
  private static final String SOURCE =
      """
      {
        "job_type": "simulation",
        "template": {"output": "Hi {{name}}"},
        "variable_types": {"name": {"type": "text", "required": true}},
        "tests": [
          {"title": "greets", "inputs": {"name": "Ada"}, "expect": {"payload": {"output": "Hi Ada"}}},
          {"title": "needs a name", "expect": {"errors": [{"code": "input.required"}]}},
          {"title": "is wrong", "inputs": {"name": "Ada"}, "expect": {"payload": {"output": "Bye"}}}
        ]
      }
      """;

  @Test
  void tellsWhatBecameOfEachCase() {
    test(saved(SOURCE))
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("passed", equalTo(false))
        .body("cases.title", contains("greets", "needs a name", "is wrong"))
        .body("cases.passed", contains(true, true, false))
        .body("cases.pointer", contains("/tests/0", "/tests/1", "/tests/2"))
        .body("cases[0].explanation", nullValue())
        .body("cases[2].explanation", containsString("Hi Ada"));
  }

  @Test
  void runsTheCasesOfTheVersionThatIsAskedFor() {
    String id = saved(SOURCE);
    put(id, SOURCE.replace("\"Bye\"", "\"Hi Ada\""), null).then().statusCode(200);

    test(id).then().body("version", equalTo(2)).body("passed", equalTo(true));
    editor()
        .post("/api/workflows/" + id + "/test?version=1")
        .then()
        .body("version", equalTo(1))
        .body("passed", equalTo(false));
  }

  @Test
  void passesADocumentWithoutCases() {
    test(saved(WorkflowCalls.SOURCE))
        .then()
        .statusCode(200)
        .body("passed", equalTo(true))
        .body("cases", empty());
  }

  @Test
  void tellsWhatIsWrongWithTheWish() {
    String id = saved(SOURCE);

    test("nonsense").then().statusCode(404).body("code", equalTo("not-found"));
    editor()
        .post("/api/workflows/" + id + "/test?version=x")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
    Api.with(api.token("strangers", Role.ADMIN))
        .post("/api/workflows/" + id + "/test")
        .then()
        .statusCode(404);
    RestAssured.given()
        .post("/api/workflows/" + id + "/test")
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.token"));
  }

  private String saved(String source) {
    return create(source).then().statusCode(201).extract().path("id");
  }

  private Response test(String id) {
    return editor().post("/api/workflows/" + id + "/test");
  }
}
