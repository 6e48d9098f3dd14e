package io.emprops.openapi.adapter.in.rest.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a saved workflow asks for, as callers read it, and what they are told where it is not. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DescriptionResourceTest extends WorkflowCalls {
  private static final String SOURCE =
      """
      {
        "job_type": "simulation",
        "template": {"prompt": "{{prompt}}", "twice": "{{steps}} of {{steps}}", "at": "{{place.x}}"},
        "variable_types": {
          "steps": {"type": "slider", "min": 1, "max": 1.50, "required": true, "group": "More"},
          "unused": {"type": "checkbox"}
        }
      }
      """;

  private String workflow = "";

  @BeforeEach
  void save() {
    workflow = create(SOURCE).then().statusCode(201).extract().path("id");
  }

  @Test
  void listsVariablesWithTheirDefinitionsAndPlaces() {
    get("template-variables")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("variables.name", contains("steps", "unused", "prompt", "place"))
        .body("variables[0].declared", equalTo(true))
        .body("variables[0].required", equalTo(true))
        .body("variables[0].type", equalTo("slider"))
        .body("variables[0].definition.group", equalTo("More"))
        .body("variables[0].usages.pointer", contains("/template/twice", "/template/twice"))
        .body("variables[0].usages.line", contains(3, 3))
        .body("variables[0].usages.column", contains(50, 63))
        .body("variables[1].usages", empty());
  }

  @Test
  void marksVariablesWhoseDefinitionIsInferred() {
    get("template-variables")
        .then()
        .body("variables[2].declared", equalTo(false))
        .body("variables[2].definition", equalTo(Map.of("type", "textarea")))
        .body("variables[3].declared", equalTo(false))
        .body("variables[3].definition", equalTo(Map.of("type", "json")))
        .body("variables[3].usages.pointer", contains("/template/at"));
  }

  @Test
  void showsTheFormInGroups() {
    get("form")
        .then()
        .statusCode(200)
        .body("groups.title", contains("", "More"))
        .body("groups[1].fields[0].name", equalTo("steps"))
        .body("groups[1].fields[0].control", equalTo("slider"))
        .body("groups[1].fields[0].required", equalTo(true));
  }

  @Test
  void showsTheSchemaOfTheInputs() {
    get("schema")
        .then()
        .statusCode(200)
        .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"))
        .body("required", contains("steps"));
  }

  @Test
  void describesItsOperationToToolsThatMakeClients() {
    String operation = "paths['" + path("execute") + "'].post.";

    get("openapi")
        .then()
        .statusCode(200)
        .body("openapi", equalTo("3.1.0"))
        .body("info.title", equalTo("Greeting"))
        .body("info.version", equalTo("1"))
        .body(operation + "operationId", equalTo("execute_" + workflow))
        .body(
            operation + "requestBody.content['application/json'].schema.properties.inputs.required",
            contains("steps"))
        .body("components.securitySchemes.token.scheme", equalTo("bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"template-variables", "form", "schema", "openapi"})
  void describesEachVersion(String what) {
    put(workflow, SOURCE.replace("prompt", "words"), null).then().statusCode(200);

    String first = get(what + "?version=1").then().statusCode(200).extract().asString();
    String second = get(what).then().statusCode(200).extract().asString();

    assertThat(first).contains("prompt").doesNotContain("words");
    assertThat(second).contains("words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"template-variables", "form", "schema", "openapi"})
  void tellsWhatIsWrongWithTheWish(String what) {
    get(what + "?version=x").then().statusCode(400).body("code", equalTo("request.invalid"));
    get(what + "?version=7").then().statusCode(404).body("code", equalTo("not-found"));
    editor()
        .get("/api/workflows/nonsense/" + what)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"));
    Api.with(api.token("strangers", Role.ADMIN))
        .get(path(what))
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
    RestAssured.given().get(path(what)).then().statusCode(401).body("code", equalTo("auth.token"));
  }

  private Response get(String what) {
    return editor().get(path(what));
  }

  private String path(String what) {
    return "/api/workflows/" + workflow + "/" + what;
  }
}
