package io.emprops.queue.adapter.in;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The queue's HTTP surface as its OpenAPI document tells it. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
class ApiDescriptionTest {

  @Test
  void describesEachOperation() throws JsonProcessingException {
    String text =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    JsonNode paths = new ObjectMapper().readTree(text).path("paths");
    assertThat(paths.size()).isEqualTo(34);
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        assertThat(operation.getValue().path("summary").asText())
            .as(operation.getKey() + " " + path.getKey())
            .isNotBlank();
        assertThat(operation.getValue().path("description").asText())
            .as(operation.getKey() + " " + path.getKey())
            .isNotBlank();
      }
    }
  }
}
