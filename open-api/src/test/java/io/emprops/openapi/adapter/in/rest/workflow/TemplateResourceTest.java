package io.emprops.openapi.adapter.in.rest.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonValue;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents that nobody saves, and the examples that are there from the start. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class TemplateResourceTest {
  private static final String SOURCE =
      "{\"job_type\":\"simulation\",\"template\":{\"output\":\"Hello {{name}}\",\"n\":\"{{n}}\"},"
          + "\"variable_types\":{\"name\":{\"type\":\"text\",\"required\":true}}}";

  @Inject Api api;

  @Test
  void findsAllOfADocument() {
    validate(JsonValue.object().put("source", SOURCE).build())
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("errors", hasSize(0))
        .body("warnings.code", hasItem("variable.undeclared"))
        .body("variables.name", equalTo(List.of("name", "n")))
        .body("inferred.n", not(nullValue()))
        .body("job_type.name", equalTo("simulation"))
        .body("job_type.known", equalTo(true));
  }

  @Test
  void answersWellToAFaultyDocument() {
    validate(JsonValue.object().put("source", "{\n oops").build())
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("errors[0].code", equalTo("document.json"))
        .body("errors[0].line", equalTo(2));
    preview("{\"source\":\"[\"}")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("payload", nullValue())
        .body("errors[0].code", equalTo("document.json"));
  }

  @Test
  void rendersInputs() {
    preview(
            JsonValue.object()
                .put("source", SOURCE)
                .put("inputs", JsonValue.object().put("name", "A\"{{b}}\"").put("n", "x").build())
                .build()
                .toJson())
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("payload.output", equalTo("Hello A\"{{b}}\""))
        .body("late", hasSize(0))
        .body("origins['/output'].variables", equalTo(List.of("name")))
        .body("form.groups", hasSize(1))
        .body("schema.type", equalTo("object"));
  }

  @Test
  void fillsInForMissingInputsButNotForEmptyOnes() {
    preview(JsonValue.object().put("source", SOURCE).build().toJson())
        .then()
        .body("valid", equalTo(true));
    preview(
            JsonValue.object()
                .put("source", SOURCE)
                .put("inputs", JsonValue.emptyObject())
                .build()
                .toJson())
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("errors[0].code", equalTo("input.required"))
        .body("errors[0].pointer", equalTo("/inputs/name"));
  }

  @Test
  void refusesHalfAContext() {
    preview("{\"source\":\"{}\",\"context\":{\"seed\":7}}")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/context"));
    preview("{\"source\":\"{}\",\"context\":{\"now\":\"yesterday\",\"seed\":7}}")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("errors[0].pointer", equalTo("/context/now"));
  }

  @Test
  void refusesADocumentOverAMebibyte() {
    String large =
        JsonValue.object().put("source", "\"" + "x".repeat(1 << 20) + "\"").build().toJson();

    preview(large)
        .then()
        .statusCode(413)
        .body("code", equalTo("request.too-large"))
        .body("errors[0].code", equalTo("limit.source"));
  }

  @Test
  void holdsAnExampleOfEachConnectorThatAllRender() {
    List<Map<String, Object>> examples =
        api.admin()
            .get("/api/workflows?tag=example")
            .then()
            .statusCode(200)
            .extract()
            .path("items");

    assertThat(examples)
        .extracting(example -> example.get("name"))
        .containsExactly(
            "ComfyUI text to image",
            "Replicate image",
            "Weather now",
            "Ollama chat",
            "Gemini image",
            "Simulated chat",
            "OpenAI Chat Completion",
            "Claude API Integration",
            "Custom API Webhook",
            "OpenAI Responses",
            "OpenAI Embeddings",
            "OpenAI image");
    for (Map<String, Object> example : examples) {
      String source =
          api.admin().get("/api/workflows/" + example.get("id")).then().extract().path("source");
      preview(JsonValue.object().put("source", source).build().toJson())
          .then()
          .body("valid", equalTo(true))
          .body("warnings", hasSize(0));
    }
  }

  private Response validate(JsonValue body) {
    return viewer(body.toJson(), "validate-template");
  }

  private Response preview(String body) {
    return viewer(body, "preview-template");
  }

  private Response viewer(String body, String path) {
    return api.as("templates", Role.VIEWER)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/workflows/" + path);
  }
}
