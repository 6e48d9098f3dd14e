package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;

final class OpenApiOperationTest {
  private static final String PLAIN =
      "{\"text\": {\"type\": \"text\", \"required\": true}, \"n\": {\"type\": \"integer\"}}";

  @Test
  void hasWhatOpenApiAsksOfAnOperation() {
    JsonNode item = Validator.tree(item(PLAIN));
    JsonNode operation = item.path("post");

    assertThat(item.fieldNames()).toIterable().containsExactly("post");
    assertThat(operation.fieldNames())
        .toIterable()
        .containsExactly("operationId", "summary", "description", "requestBody", "responses");
    assertThat(operation.path("operationId").asText()).isEqualTo("translate");
    assertThat(operation.at("/requestBody/required").asBoolean()).isTrue();
    assertThat(operation.path("responses").fieldNames())
        .toIterable()
        .containsExactly("200", "202", "422");
    assertThat(operation.path("responses"))
        .allSatisfy(
            response -> {
              assertThat(response.path("description").asText()).isNotBlank();
              assertThat(response.path("content"))
                  .singleElement()
                  .satisfies(media -> assertThat(media.path("schema").isObject()).isTrue());
            });
    assertThat(operation.at("/responses/422/content").fieldNames())
        .toIterable()
        .containsExactly("application/problem+json");
  }

  @Test
  void theDialectOfOpenApiReadsItsSchemas() {
    JsonObject item = item(PLAIN);

    var schema =
        SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31())
            .getSchema(Validator.tree(SurfacesTest.requestSchema(item)));

    assertThat(schema.validate(tree("{\"inputs\": {\"text\": \"a\"}}"))).isEmpty();
    assertThat(schema.validate(tree("{\"inputs\": {\"text\": 1}}"))).isNotEmpty();
    assertThat(schema.validate(tree("{}"))).isNotEmpty();
  }

  @Test
  void namesNoDialectInside() {
    assertThat(item(PLAIN).toJson()).doesNotContain("$schema");
  }

  @Test
  void inputsMayBeMissingWhereNoneIsRequired() {
    var request = (JsonObject) SurfacesTest.requestSchema(item("{\"n\": {\"type\": \"integer\"}}"));

    assertThat(request.member("required")).isEmpty();
  }

  private static JsonNode tree(String json) {
    return Validator.tree(JsonText.parse(json));
  }

  private static JsonObject item(String definitions) {
    JsonValue item =
        new OpenApiOperation(
                "translate", "Translate", "In full.", SurfaceDocument.template(definitions))
            .pathItem();
    return (JsonObject) item;
  }
}
