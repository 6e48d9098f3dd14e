package io.emprops.openapi.adapter.in.rest.jobtype;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which job types there are, and what their payloads must be like. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JobTypeResourceTest {
  @Inject Api api;

  @Test
  void tellsTheTypesThatNeedAWorkerOfOnesOwnFromThoseThatDoNot() {
    api.as("acme", Role.VIEWER)
        .get("/api/job-types")
        .then()
        .statusCode(200)
        .body(
            "items.findAll { it.built_in }.name", hasItems("simulation", "openai_chat", "comfyui"))
        .body("items.findAll { it.known && !it.built_in }.name", empty())
        .body("items.find { it.name == 'ollama' }.result_kind", equalTo("text"))
        .body(
            "items.find { it.name == 'ollama' }.prior_names",
            contains("text_generation", "chat_completion"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai_chat", "openai_text"})
  void givesTheSchemaOfATypeByEachOfItsNames(String name) {
    api.as("acme", Role.VIEWER)
        .get("/api/job-types/%s/schema".formatted(name))
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("$schema", equalTo("https://json-schema.org/draft/2020-12/schema"))
        .body("required", contains("model", "messages"))
        .body("properties.temperature.maximum", equalTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai_chatt", "No%20Name"})
  void knowsNoSchemaOfAnUnknownType(String name) {
    api.as("acme", Role.VIEWER)
        .get("/api/job-types/%s/schema".formatted(name))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"))
        .body("detail", containsString("no schema is known"));
  }

  @Test
  void describesTheEndpoint() {
    given()
        .queryParam("format", "json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/api/job-types/{type}/schema'.get.operationId", equalTo("getJobTypeSchema"));
  }
}
