package io.emprops.openapi.adapter.in.rest.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever cannot be done is told as a problem document. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ProblemTest {
  @Inject Api api;

  @TestHTTPResource("/api/workflows")
  URI workflows;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{`|1|2",
        "{\"name\": oops}|1|10",
        "{\"näme😀\": 1, \"n\":: 2}|1|19",
        "{\"name\": \"x\"} more|1|15",
        "{\"name\": \"x\", \"name\": \"y\"}|1|15"
      })
  void saysWhereABodyStopsBeingJson(String body, int line, int column) {
    malformed(post(body.replace("`", "")), line, column);
  }

  @Test
  void countsLines() {
    malformed(post("{\r\n  \"name\": \"x\",\n  \"tags\" [] }"), 3, 10);
  }

  @Test
  void namesTheNearestMember() {
    post("{\"name\": \"x\", \"sorce\": \"{}\"}")
        .statusCode(400)
        .body("code", equalTo("request.member-unknown"))
        .body("errors[0].pointer", equalTo("/sorce"))
        .body("errors[0].hint", equalTo("did you mean 'source'?"))
        .body("errors[0].line", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": {}}|/name|a string is expected here",
        "{\"tags\": 7}|/tags|an array is expected here",
        "{\"tags\": [\"a\", {}]}|/tags/1|a string is expected here",
        "[]||an object is expected here",
        "null||the body must be an object"
      })
  void namesTheMemberOfTheWrongType(String body, String pointer, String message) {
    post(body)
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("errors[0].pointer", equalTo(pointer == null ? "" : pointer))
        .body("errors[0].message", equalTo(message));
  }

  @Test
  void refusesWhatIsNotUtf8() {
    api.as("problems", Role.EDITOR)
        .header("Content-Type", "application/json")
        .body(new ByteArrayInputStream(new byte[] {'{', '\n', ' ', (byte) 0xff}))
        .post("/api/workflows")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.malformed"))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].column", equalTo(2));
  }

  @Test
  void refusesNestingWithoutEnd() throws IOException, InterruptedException {
    var answer = send(BodyPublishers.ofString("{\"template_data\": " + "[".repeat(100_000)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"request.malformed\"");
  }

  @Test
  void knowsNothingAtAPathThatIsNotServed() {
    api.admin()
        .get("/api/nothing/here")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"))
        .body("instance", equalTo("/api/nothing/here"))
        .body("trace_id", matchesPattern("[0-9a-f]{32}"));
    given().get("/elsewhere").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void refusesMethodsAndMediaTypesThatItDoesNotServe() {
    api.admin()
        .delete("/api/workflows")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("code", equalTo("method-not-allowed"));
    api.admin()
        .contentType(ContentType.TEXT)
        .body("{}")
        .post("/api/workflows")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("code", equalTo("media-type"));
    api.admin()
        .accept("image/png")
        .get("/api/workflows")
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @Test
  void refusesALargeBodyBeforeItIsRead() throws IOException, InterruptedException {
    tooLarge(send(BodyPublishers.ofByteArray(new byte[(4 << 20) + 1])));
  }

  @Test
  void refusesALargeBodyThatDoesNotSayHowLargeItIs() throws IOException, InterruptedException {
    byte[] large = new byte[9 << 20];

    tooLarge(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
  }

  @Test
  void describesEachOperationWithItsProblems() throws IOException {
    String text =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    JsonNode api = new ObjectMapper().readTree(text);
    assertThat(api.path("openapi").asText()).startsWith("3.1");
    assertThat(api.at("/components/schemas/Problem/properties/trace_id").isMissingNode()).isFalse();
    api.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          String name = operation.getKey() + " " + path.getKey();
                          JsonNode described = operation.getValue();
                          assertThat(described.path("summary").asText()).as(name).isNotBlank();
                          assertThat(described.at("/responses/401").isMissingNode())
                              .as(name)
                              .isFalse();
                        }));
    assertThat(api.path("paths").path("/api/workflows").path("post").path("responses").properties())
        .extracting(entry -> entry.getKey())
        .contains("201", "400", "401", "403", "413", "415", "422", "500", "503");
  }

  private ValidatableResponse post(String body) {
    return api.as("problems", Role.EDITOR)
        .contentType("application/json")
        .body(body)
        .post("/api/workflows")
        .then();
  }

  private static void malformed(ValidatableResponse answer, int line, int column) {
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("request.malformed"))
        .body("instance", equalTo("/api/workflows"))
        .body("errors[0].line", equalTo(line))
        .body("errors[0].column", equalTo(column));
  }

  private HttpResponse<String> send(HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var request =
          HttpRequest.newBuilder(workflows)
              .header("Authorization", "Bearer " + api.token("problems", Role.EDITOR))
              .header("Content-Type", "application/json")
              .POST(body)
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static void tooLarge(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"request.too-large\"");
  }
}
