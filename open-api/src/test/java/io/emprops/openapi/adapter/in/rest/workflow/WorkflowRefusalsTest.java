package io.emprops.openapi.adapter.in.rest.workflow;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.json.JsonValue;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which workflows are not saved, and what their authors are told. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class WorkflowRefusalsTest extends WorkflowCalls {
  @Test
  void tellsEveryErrorOfADocumentWithItsPlace() {
    create(
            "{\n  \"job_type\": \"simulation\",\n  \"template\": {\"a\": \"{{b\", \"c\": \"{{}}\"}\n}")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("document.invalid"))
        .body("errors.code", hasItem("placeholder.unclosed"))
        .body("errors.code", hasItem("placeholder.empty"))
        .body("errors.find { it.code == 'placeholder.unclosed' }.pointer", equalTo("/template/a"))
        .body("errors.find { it.code == 'placeholder.unclosed' }.line", equalTo(3))
        .body("errors.find { it.code == 'placeholder.unclosed' }.column", equalTo(22));
  }

  @Test
  void tellsPointersOnlyOfDataWhoseTextIsNotTheCallers() {
    editor()
        .contentType(ContentType.JSON)
        .body(
            "{\"name\":\"x\",\"template_data\":{\"job_type\":\"simulation\",\"template\":\"{{b\"}}")
        .post("/api/workflows")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/template"))
        .body("errors[0].line", nullValue())
        .body("errors[0].column", nullValue());
  }

  @Test
  void saysWhereATextStopsBeingJson() {
    create("{\n \"job_type\": oops}")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("document.json"))
        .body("errors[0].line", equalTo(2));
  }

  @Test
  void refusesHalfACharacter() {
    editor()
        .contentType(ContentType.JSON)
        .body("{\"name\":\"x\",\"source\":\"{\\\"job_type\\\": \\\"\\ud83d\\\"}\"}")
        .post("/api/workflows")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("document.json"))
        .body("errors[0].column", equalTo(15));
  }

  @Test
  void refusesADocumentOverAMebibyte() {
    String large = "{\"job_type\":\"simulation\",\"template\":\"" + "x".repeat(1 << 20) + "\"}";

    create(large)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("request.too-large"))
        .body("errors.code", hasItem("limit.source"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"comfy_workflow", "comfyui", "fetch_api", "direct_job", "basic", "dynamic-json"})
  void refusesComponentTypesThatAreNotServed(String type) {
    editor()
        .contentType(ContentType.JSON)
        .body("{\"name\":\"x\",\"component_type\":\"" + type + "\",\"source\":\"{}\"}")
        .post("/api/workflows")
        .then()
        .statusCode(422)
        .body("code", equalTo("component-type.unsupported"))
        .body("errors[0].pointer", equalTo("/component_type"));
  }

  @Test
  void refusesAWorkflowWithoutAName() {
    editor()
        .contentType(ContentType.JSON)
        .body(JsonValue.object().put("name", "a\0b").put("source", SOURCE).build().toJson())
        .post("/api/workflows")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/name"));
    editor()
        .contentType(ContentType.JSON)
        .body(JsonValue.object().put("source", SOURCE).build().toJson())
        .post("/api/workflows")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("input.required"))
        .body("errors[0].pointer", equalTo("/name"));
  }

  @Test
  void refusesABodyWithoutADocumentOrWithTwo() {
    editor()
        .contentType(ContentType.JSON)
        .body("{\"name\":\"x\"}")
        .post("/api/workflows")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
    editor()
        .contentType(ContentType.JSON)
        .body("{\"name\":\"x\",\"source\":\"{}\",\"template_data\":{}}")
        .post("/api/workflows")
        .then()
        .statusCode(400);
  }
}
