package io.emprops.openapi.adapter.in.rest.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflows over HTTP, on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class WorkflowResourceTest extends WorkflowCalls {
  @Test
  void savesAWorkflowAndGivesBackItsVeryText() {
    ValidatableResponse created =
        create(SOURCE).then().statusCode(201).header("ETag", equalTo("\"1\""));
    String id = created.extract().path("id");

    created
        .header("Location", startsWith("http"))
        .header("Location", endsWith("/api/workflows/" + id));
    String body = editor().get("/api/workflows/" + id).then().statusCode(200).extract().asString();
    var workflow = (JsonObject) JsonText.parse(body);
    assertThat(workflow.member("source")).contains(JsonValue.of(SOURCE));
    assertThat(workflow.member("template_data").orElseThrow().toJson())
        .isEqualTo(JsonText.parse(SOURCE).toJson());
    assertThat(workflow.member("job_type")).contains(JsonValue.of("simulation"));
    assertThat(workflow.member("version")).contains(JsonValue.of(1));
  }

  @Test
  void makesNoVersionOfAnEqualDocument() {
    String id = create(SOURCE).then().extract().path("id");

    put(id, SOURCE, null).then().statusCode(200).body("version", equalTo(1));
    put(id, SOURCE + " ", null).then().statusCode(200).body("version", equalTo(2));
    editor()
        .get("/api/workflows/" + id + "?version=1")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("source", equalTo(SOURCE));
  }

  @Test
  void keepsTheTextOfADocumentThatComesBackAsData() {
    String id = create(SOURCE).then().extract().path("id");

    editor()
        .contentType(ContentType.JSON)
        .body(
            "{\"name\":\"Renamed\",\"type\":\"dynamic_json\",\"data\":"
                + JsonText.parse(SOURCE).toJson()
                + "}")
        .put("/api/workflows/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Renamed"))
        .body("version", equalTo(1))
        .body("source", equalTo(SOURCE));
  }

  @Test
  void refusesAStaleVersion() {
    String id = create(SOURCE).then().extract().path("id");
    put(id, SOURCE + " ", "\"1\"").then().statusCode(200).header("ETag", "\"2\"");

    put(id, SOURCE + "  ", "\"1\"")
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("code", equalTo("version.stale"));
    put(id, SOURCE, "W/\"2\"").then().statusCode(412);
    put(id, SOURCE, "nonsense").then().statusCode(412);
    editor().header("If-Match", "\"1\"").delete("/api/workflows/" + id).then().statusCode(412);
    put(id, SOURCE, "*").then().statusCode(200).body("version", equalTo(3));
    put(id, SOURCE + " ", "\"1\", \"3\"").then().statusCode(200).body("version", equalTo(4));
  }

  @Test
  void hidesADeletedWorkflow() {
    String id = create(SOURCE).then().extract().path("id");

    editor().delete("/api/workflows/" + id).then().statusCode(204);

    editor().get("/api/workflows/" + id).then().statusCode(404).body("code", equalTo("not-found"));
    editor().delete("/api/workflows/" + id).then().statusCode(404);
    put(id, SOURCE, null).then().statusCode(404);
  }

  @Test
  void showsNobodyTheWorkflowsOfOthers() {
    String id = create(SOURCE).then().extract().path("id");
    String token = api.token("strangers", Role.ADMIN);

    Api.with(token).get("/api/workflows/" + id).then().statusCode(404);
    Api.with(token).get("/api/workflows/" + id + "/form").then().statusCode(404);
    Api.with(token).delete("/api/workflows/" + id).then().statusCode(404);
    Api.with(token).get("/api/workflows").then().statusCode(200).body("items", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01KAEXAMP00000000000009999", "nonsense", "%00"})
  void knowsNoWorkflowThatIsNotThere(String id) {
    editor()
        .urlEncodingEnabled(false)
        .get("/api/workflows/" + id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"));
  }

  @Test
  void letsOnlyEditorsSave() {
    api.as(ORGANISATION, Role.RUNNER)
        .contentType(ContentType.JSON)
        .body(body(SOURCE))
        .post("/api/workflows")
        .then()
        .statusCode(403)
        .body("code", equalTo("auth.role"));
  }

  @Test
  void listsByFilterAndInParts() {
    String token = api.token("listing", Role.EDITOR);
    for (int i = 0; i < 3; i++) {
      var body =
          JsonValue.object()
              .put("name", "Number " + i)
              .put("source", SOURCE)
              .putStrings("tags", List.of("t" + i));
      Api.with(token)
          .contentType(ContentType.JSON)
          .body(body.build().toJson())
          .post("/api/workflows")
          .then()
          .statusCode(201);
    }

    Api.with(token)
        .get("/api/workflows?q=number 2")
        .then()
        .body("items.name", hasItem("Number 2"))
        .body("items", hasSize(1));
    Api.with(token)
        .get("/api/workflows?tag=t1&job_type=simulation")
        .then()
        .body("items", hasSize(1))
        .body("items[0].name", equalTo("Number 1"));
    Api.with(token).get("/api/workflows?job_type=openai_chat").then().body("items", hasSize(0));
    ValidatableResponse first =
        Api.with(token).get("/api/workflows?limit=2").then().body("items", hasSize(2));
    String cursor = first.extract().path("next_cursor");
    Api.with(token)
        .queryParam("cursor", cursor)
        .get("/api/workflows?limit=2")
        .then()
        .body("items", hasSize(1))
        .body("items[0].name", equalTo("Number 0"))
        .body("next_cursor", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=x", "q=%00"})
  void refusesListsThatCannotBe(String query) {
    editor()
        .urlEncodingEnabled(false)
        .get("/api/workflows?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
  }

  @Test
  void describesWhatAWorkflowAsksFor() {
    String id = create(SOURCE).then().extract().path("id");

    editor()
        .get("/api/workflows/" + id + "/template-variables")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("variables[0].name", equalTo("name"))
        .body("variables[0].usages[0].pointer", equalTo("/template/output"));
    editor()
        .get("/api/workflows/" + id + "/form")
        .then()
        .statusCode(200)
        .body("groups[0].fields[0].name", equalTo("name"))
        .body("groups[0].fields[0].control", equalTo("text"));
    editor()
        .get("/api/workflows/" + id + "/schema")
        .then()
        .statusCode(200)
        .body("type", equalTo("object"))
        .body("properties", not(nullValue()));
    editor().get("/api/workflows/" + id + "/schema?version=7").then().statusCode(404);
  }
}
