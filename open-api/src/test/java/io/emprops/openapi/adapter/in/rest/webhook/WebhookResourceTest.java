package io.emprops.openapi.adapter.in.rest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Webhooks are made, changed, steered and deleted over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class WebhookResourceTest {
  private static final Map<String, Object> WISH =
      Map.of(
          "url", "https://example.com/hook",
          "description", "Ours",
          "events", List.of("job.failed"),
          "job_types", List.of("simulation"),
          "customers", List.of("a b"));

  @Inject Api api;

  @Test
  void showsTheSecretOnce() {
    ValidatableResponse made =
        admin("once")
            .body(WISH)
            .post("/api/webhooks")
            .then()
            .statusCode(201)
            .body("secret", startsWith("whsec_"))
            .body("webhook.url", equalTo("https://example.com/hook"))
            .body("webhook.events", contains("job.failed"))
            .body("webhook.job_types", contains("simulation"))
            .body("webhook.customers", contains("a b"));
    String id = made.extract().path("webhook.id");

    String shown =
        admin("once").get("/api/webhooks/" + id).then().statusCode(200).extract().asString();
    String secrets = admin("once").get("/api/secrets").then().extract().asString();

    assertThat(shown).doesNotContain("whsec_");
    assertThat(secrets).doesNotContain("webhook.");
    admin("once").get("/api/webhooks").then().body("items.id", contains(id));
  }

  @Test
  void changesRotatesAndDeletes() {
    String id = make("changes");

    admin("changes")
        .body(Map.of("url", "https://example.com/b"))
        .put("/api/webhooks/" + id)
        .then()
        .statusCode(200)
        .body("events", empty())
        .body("description", equalTo(""));
    admin("changes")
        .post("/api/webhooks/" + id + "/rotate")
        .then()
        .statusCode(200)
        .body("secret", startsWith("whsec_"))
        .body("webhook.previous_secret_until", notNullValue());
    admin("changes").delete("/api/webhooks/" + id).then().statusCode(204);
    admin("changes").delete("/api/webhooks/" + id).then().statusCode(404);
  }

  @Test
  void pausesWithWhoDidItAndResumes() {
    String id = make("pauses");

    admin("pauses")
        .post("/api/webhooks/" + id + "/pause")
        .then()
        .statusCode(200)
        .body("pause_reason", equalTo("paused by admin-1"));
    admin("pauses")
        .post("/api/webhooks/" + id + "/resume")
        .then()
        .statusCode(200)
        .body("pause_reason", nullValue());
    admin("pauses")
        .get("/api/webhooks/" + id + "/deliveries?status=pending")
        .then()
        .statusCode(200)
        .body("items", empty());
    admin("pauses").get("/api/webhooks/" + id + "/deliveries?status=x").then().statusCode(400);
    admin("pauses")
        .post("/api/webhooks/" + id + "/deliveries/msg_none/replay")
        .then()
        .statusCode(404);
  }

  @Test
  void triesOneAndShowsWhatWasTried() {
    String id = make("tries");

    String test =
        admin("tries")
            .post("/api/webhooks/" + id + "/test")
            .then()
            .statusCode(202)
            .header("Location", containsString("/api/webhooks/" + id + "/deliveries/msg_"))
            .body("event", equalTo("webhook.test"))
            .body("status", equalTo("pending"))
            .extract()
            .path("id");

    String path = "/api/webhooks/" + id + "/deliveries/" + test;
    admin("tries")
        .get(path)
        .then()
        .statusCode(200)
        .body("delivery.id", equalTo(test))
        .body("attempts", empty());
    admin("tries").post(path + "/replay").then().statusCode(204);
    admin("others").get(path).then().statusCode(404);
    admin("others").post("/api/webhooks/" + id + "/test").then().statusCode(404);
  }

  @Test
  void refusesWhatIsNoAddress() {
    admin("refuses")
        .body(Map.of("url", "ftp://example.com/"))
        .post("/api/webhooks")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/url"));
    admin("refuses").body(Map.of()).post("/api/webhooks").then().statusCode(400);
    admin("refuses")
        .body(Map.of("url", "https://example.com/", "events", List.of("job.started")))
        .post("/api/webhooks")
        .then()
        .statusCode(400);
  }

  @Test
  void refusesAnAddressThatNothingMayBeSentTo() {
    String id = make("inside");
    Map<String, String> inside = Map.of("url", "http://169.254.169.254/latest/meta-data");

    for (Response answer :
        List.of(
            admin("inside").body(inside).post("/api/webhooks"),
            admin("inside").body(inside).put("/api/webhooks/" + id))) {
      answer
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/url"))
          .body("errors[0].message", containsString("cloud metadata"));
    }
    admin("inside").get("/api/webhooks").then().body("items.url", contains(WISH.get("url")));
  }

  @Test
  void sendsAgainWhatWasGivenUpAndSaysHowMuchThatIs() {
    String id = make("again");
    String path = "/api/webhooks/" + id + "/deliveries/replay";
    var since = Map.of("since", "2026-01-01T00:00:00Z");

    admin("again").body(since).post(path).then().statusCode(200).body("replayed", equalTo(0));
    admin("others").body(since).post(path).then().statusCode(404);
    admin("again")
        .body(Map.of())
        .post(path)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/since"));
    admin("again").body(Map.of("since", "soon")).post(path).then().statusCode(400);
  }

  @Test
  void letsAdministratorsMakeThemAndOperatorsWatch() {
    String id = make("roles");
    var operator = api.as("webhooks-roles", Role.OPERATOR).contentType("application/json");

    operator.body(WISH).post("/api/webhooks").then().statusCode(403);
    api.as("webhooks-roles", Role.OPERATOR).get("/api/webhooks/" + id).then().statusCode(200);
    api.as("webhooks-roles", Role.EDITOR).get("/api/webhooks/" + id).then().statusCode(403);
    admin("others").get("/api/webhooks/" + id).then().statusCode(404);
  }

  private String make(String organisation) {
    return admin(organisation)
        .body(WISH)
        .post("/api/webhooks")
        .then()
        .statusCode(201)
        .extract()
        .path("webhook.id");
  }

  private RequestSpecification admin(String organisation) {
    return api.as("webhooks-" + organisation, Role.ADMIN).contentType("application/json");
  }
}
