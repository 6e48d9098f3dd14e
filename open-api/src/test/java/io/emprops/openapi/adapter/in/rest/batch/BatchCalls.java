package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.openapi.support.Api;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests for batches of one workflow. */
final class BatchCalls {
  static final String ORGANISATION = "acme";

  private static final String SOURCE =
      """
      {"job_type": "simulation", "template": {"output": "Dear {{name}}, {{age}}"},
       "variable_types": {
         "name": {"type": "text", "required": true, "max_length": 5},
         "age": {"type": "integer", "default": 1}}}
      """;

  private final String runner;
  private final String viewer;
  private final String stranger;
  private final String workflow;

  private BatchCalls(String runner, String viewer, String stranger, String workflow) {
    this.runner = runner;
    this.viewer = viewer;
    this.stranger = stranger;
    this.workflow = workflow;
  }

  /** Before the test begins. */
  static BatchCalls none() {
    return new BatchCalls("", "", "", "");
  }

  /** With a new workflow. */
  static BatchCalls begin(Api api) {
    String workflow =
        api.as(ORGANISATION, Role.EDITOR)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Letter", "source", SOURCE))
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new BatchCalls(
        api.token(ORGANISATION, Role.RUNNER),
        api.token(ORGANISATION, Role.VIEWER),
        api.token("other", Role.ADMIN),
        workflow);
  }

  String workflow() {
    return workflow;
  }

  RequestSpecification runner() {
    return Api.with(runner).config(tables());
  }

  RequestSpecification viewer() {
    return Api.with(viewer).config(tables());
  }

  RequestSpecification stranger() {
    return Api.with(stranger).config(tables());
  }

  String path() {
    return "/api/workflows/" + workflow + "/batch";
  }

  ValidatableResponse csv(String table, String query) {
    return runner().contentType("text/csv").body(table).post(path() + query).then();
  }

  ValidatableResponse jsonl(String table, String query) {
    return runner().contentType("application/jsonl").body(table).post(path() + query).then();
  }

  /** The id of a batch of this table. */
  String accepted(String table) {
    return csv(table, "?on_row_error=skip").statusCode(202).extract().path("id");
  }

  /** The jobs of the rows that are jobs, in the order of the table. */
  List<String> jobsInOrder(String batch) {
    return viewer()
        .accept("application/jsonl")
        .get("/api/batches/" + batch + "/results")
        .then()
        .extract()
        .asString()
        .lines()
        .map(line -> (JsonObject) JsonText.parse(line))
        .flatMap(row -> row.member("job_id").stream())
        .map(job -> ((JsonValue.JsonString) job).value())
        .toList();
  }

  /** A table of so many names. */
  static String names(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(n -> "n" + n)
        .collect(Collectors.joining("\n", "name\n", ""));
  }

  private static RestAssuredConfig tables() {
    return RestAssuredConfig.config()
        .encoderConfig(
            EncoderConfig.encoderConfig()
                .defaultContentCharset(StandardCharsets.UTF_8)
                .encodeContentTypeAs("text/csv", ContentType.TEXT)
                .encodeContentTypeAs("application/jsonl", ContentType.TEXT)
                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));
  }
}
