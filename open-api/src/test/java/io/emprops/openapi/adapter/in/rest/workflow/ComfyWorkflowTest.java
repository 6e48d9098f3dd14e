package io.emprops.openapi.adapter.in.rest.workflow;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonValue;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Graphs of ComfyUI are saved with a form and executed as jobs. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ComfyWorkflowTest extends WorkflowCalls {
  private static final String GRAPH =
      """
      {
        "workflow": {
          "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}},
          "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["8", 0]}}
        },
        "inputs": {"6": {"text": {"value": "prompt"}}},
        "form": {"prompt": {"type": "textarea", "label": "Prompt", "required": true}}
      }
      """;

  @Test
  void becomesAComfyUiJobWithTheValuesOfItsForm() {
    String id =
        save("comfyui", GRAPH)
            .statusCode(201)
            .body("component_type", equalTo("comfy_workflow"))
            .extract()
            .path("id");

    editor()
        .get("/api/workflows/" + id + "/template-variables")
        .then()
        .statusCode(200)
        .body(containsString("prompt"));
    String job =
        api.as(ORGANISATION, Role.RUNNER)
            .contentType(ContentType.JSON)
            .body("{\"inputs\":{\"prompt\":\"a lighthouse\"}}")
            .post("/api/workflows/" + id + "/execute")
            .then()
            .statusCode(202)
            .extract()
            .path("job_id");
    api.as(ORGANISATION, Role.VIEWER)
        .get("/api/jobs/" + job)
        .then()
        .statusCode(200)
        .body("job_type", equalTo("comfyui"))
        .body("payload.prompt.6.inputs.text", equalTo("a lighthouse"))
        .body("payload.prompt.6.inputs.clip", hasItems("4", 1));
  }

  @Test
  void pointsIntoTheGraphWhereSomethingIsWrong() {
    save("comfy_workflow", GRAPH.replace("\"6\": {\"text\"", "\"7\": {\"text\""))
        .statusCode(422)
        .body("errors.pointer", hasItem("/inputs/7"));
  }

  @Test
  void takesNoGraphForADocumentOfAnotherType() {
    save("dynamic_json", GRAPH)
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/component_type"))
        .body("errors[0].message", containsString("comfy_workflow"));
  }

  private ValidatableResponse save(String type, String source) {
    return editor()
        .contentType(ContentType.JSON)
        .body(
            JsonValue.object()
                .put("name", "Lighthouse")
                .put("component_type", type)
                .put("source", source)
                .build()
                .toJson())
        .post("/api/workflows")
        .then();
  }
}
