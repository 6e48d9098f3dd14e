package io.emprops.openapi.adapter.in.rest.job;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An execution names the webhook that is told of its end. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ExecuteWithWebhookTest {
  private static final String ORGANISATION = "execute-with-webhook";
  private static final Map<String, Object> WORKFLOW =
      Map.of(
          "name",
          "Dear",
          "component_type",
          "dynamic_json",
          "source",
          """
          {"job_type": "simulation", "template": {"result": "Dear {{name}}"},
           "variable_types": {"name": {"type": "text", "required": true}}}
          """);

  @Inject Api api;

  private String workflow = "";

  @BeforeEach
  void begin() {
    workflow =
        api.as(ORGANISATION, Role.EDITOR)
            .contentType(ContentType.JSON)
            .body(WORKFLOW)
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @Test
  void takesAWebhookThatIsThereAndNoOther() {
    String id =
        api.as(ORGANISATION, Role.ADMIN)
            .contentType(ContentType.JSON)
            .body("{\"url\": \"https://example.com/hooks\", \"only_named\": true}")
            .post("/api/webhooks")
            .then()
            .statusCode(201)
            .body("webhook.only_named", equalTo(true))
            .extract()
            .path("webhook.id");

    naming("https://example.com/hooks/order/7").statusCode(202);
    naming(id).statusCode(202);
    naming("https://example.org/hooks")
        .statusCode(422)
        .body("code", equalTo("webhook.unknown"))
        .body("errors[0].pointer", equalTo("/webhook"));
    api.as(ORGANISATION, Role.ADMIN).delete("/api/webhooks/" + id).then().statusCode(204);
    naming(id).statusCode(422);
  }

  @Test
  void listsWhatIsWrongWithTheInputsToo() {
    execute(Map.of(), "https://example.net/")
        .statusCode(422)
        .body("code", equalTo("inputs.invalid"))
        .body("errors.code", hasItems("input.required", "webhook.unknown"));
  }

  private ValidatableResponse naming(String webhook) {
    return execute(Map.of("name", "Ada"), webhook);
  }

  private ValidatableResponse execute(Map<String, String> inputs, String webhook) {
    return api.as(ORGANISATION, Role.RUNNER)
        .contentType(ContentType.JSON)
        .body(Map.of("inputs", inputs, "webhook", webhook))
        .post("/api/workflows/" + workflow + "/execute")
        .then();
  }
}
