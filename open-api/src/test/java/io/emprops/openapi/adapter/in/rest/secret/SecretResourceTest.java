package io.emprops.openapi.adapter.in.rest.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets go in over HTTP, and no answer and no row ever shows one. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class SecretResourceTest {
  private static final String VALUE = "sk-live-9f8e7d6c";

  @Inject Api api;
  @Inject EntityManager entities;

  @Test
  void keepsASecretAndShowsAllButItsValue() {
    String answer =
        editor("keeps")
            .body(body("openai"))
            .post("/api/secrets")
            .then()
            .statusCode(201)
            .header("Location", org.hamcrest.Matchers.endsWith("/api/secrets/openai"))
            .body("name", equalTo("openai"))
            .body("hosts", contains("api.openai.com"))
            .body("header", equalTo("Authorization"))
            .body("created_by", equalTo("editor-1"))
            .body("last_used_at", nullValue())
            .body("value", nullValue())
            .extract()
            .asString();
    String list = editor("keeps").get("/api/secrets").then().statusCode(200).extract().asString();

    assertThat(answer + list).contains("openai").doesNotContain(VALUE, VALUE.substring(8), "7d6c");
  }

  @Test
  void storesNothingThatCanBeRead() {
    editor("stores").body(body("openai")).post("/api/secrets").then().statusCode(201);

    Object row =
        entities
            .createNativeQuery(
                "select cast(row_to_json(s) as text) from secret s where organisation_id ="
                    + " 'secrets-stores'")
            .getSingleResult();

    assertThat(row).asString().contains("openai").doesNotContain(VALUE);
  }

  @Test
  void refusesASecondOneWithTheName() {
    editor("second").body(body("openai")).post("/api/secrets").then().statusCode(201);

    editor("second")
        .body(body("openai"))
        .post("/api/secrets")
        .then()
        .statusCode(409)
        .body("code", equalTo("secret.taken"))
        .body("errors[0].pointer", equalTo("/name"));
  }

  @Test
  void replacesValueHostsAndHeaderTogether() {
    editor("replaces").body(body("openai")).post("/api/secrets").then().statusCode(201);

    editor("replaces")
        .body(Map.of("value", "another-value", "hosts", List.of("*.example.com")))
        .put("/api/secrets/openai")
        .then()
        .statusCode(200)
        .body("hosts", contains("*.example.com"))
        .body("header", nullValue());
    editor("replaces")
        .body(Map.of("hosts", List.of("evil.example")))
        .put("/api/secrets/openai")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/value"));
    editor("replaces")
        .body(Map.of("value", "another-value", "hosts", List.of("a.example")))
        .put("/api/secrets/nobody")
        .then()
        .statusCode(404);
  }

  @Test
  void deletesOnce() {
    editor("deletes").body(body("openai")).post("/api/secrets").then().statusCode(201);

    editor("deletes").delete("/api/secrets/openai").then().statusCode(204);
    editor("deletes").delete("/api/secrets/openai").then().statusCode(404);
    editor("deletes").delete("/api/secrets/..%20").then().statusCode(404);
  }

  @Test
  void tellsEachFaultAtItsMemberAndRepeatsNoValue() {
    String answer =
        editor("faults")
            .body(
                Map.of(
                    "name",
                    "two words",
                    "value",
                    VALUE + "\n",
                    "hosts",
                    List.of("api.openai.com", "https://api.openai.com/v1"),
                    "header",
                    "No header:"))
            .post("/api/secrets")
            .then()
            .statusCode(400)
            .body("code", equalTo("request.invalid"))
            .body("errors.pointer", containsInAnyOrder("/name", "/hosts/1", "/header"))
            .extract()
            .asString();
    editor("faults")
        .body(Map.of("name", "key", "value", VALUE + "\n", "hosts", List.of("a.example")))
        .post("/api/secrets")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/value"));
    editor("faults")
        .body(Map.of())
        .post("/api/secrets")
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("/name", "/hosts", "/value"));

    assertThat(answer).doesNotContain(VALUE);
  }

  @Test
  void repeatsNothingOfABodyThatIsNoJson() {
    String unquoted =
        editor("unread")
            .body("{\"name\": \"key\", \"value\": " + VALUE + "}")
            .post("/api/secrets")
            .then()
            .statusCode(400)
            .extract()
            .asString();
    String ofAnotherType =
        editor("unread")
            .body("{\"name\": \"key\", \"value\": [\"" + VALUE + "\"]}")
            .post("/api/secrets")
            .then()
            .statusCode(400)
            .extract()
            .asString();

    assertThat(unquoted + ofAnotherType).doesNotContain("sk", "live", "9f8e");
  }

  @Test
  void letsEditorsInAndNobodyBelow() {
    api.as("roles", Role.RUNNER).get("/api/secrets").then().statusCode(403);
    api.as("roles", Role.RUNNER)
        .contentType("application/json")
        .body(body("openai"))
        .post("/api/secrets")
        .then()
        .statusCode(403);
    api.as("roles", Role.RUNNER).delete("/api/secrets/openai").then().statusCode(403);
    api.as("roles", Role.EDITOR).get("/api/secrets").then().statusCode(200);
  }

  @Test
  void showsSecretsToTheirOrganisationOnly() {
    editor("mine").body(body("private")).post("/api/secrets").then().statusCode(201);

    editor("theirs").get("/api/secrets").then().body("items.name", not(hasItem("private")));
    editor("theirs").delete("/api/secrets/private").then().statusCode(404);
  }

  @Test
  void listsPartByPart() {
    List.of("b", "c", "a")
        .forEach(n -> editor("parts").body(body(n)).post("/api/secrets").then().statusCode(201));

    String cursor =
        editor("parts")
            .get("/api/secrets?limit=2")
            .then()
            .body("items.name", contains("a", "b"))
            .extract()
            .path("next_cursor");
    editor("parts")
        .get("/api/secrets?limit=2&cursor=" + cursor)
        .then()
        .body("items.name", contains("c"));
    editor("parts").get("/api/secrets?q=B").then().body("items.name", contains("b"));
    editor("parts").get("/api/secrets?cursor=no%20cursor").then().statusCode(400);
  }

  private RequestSpecification editor(String organisation) {
    return api.as("secrets-" + organisation, Role.EDITOR).contentType("application/json");
  }

  private static Map<String, Object> body(String name) {
    return Map.of(
        "name",
        name,
        "value",
        VALUE,
        "hosts",
        List.of("api.openai.com"),
        "header",
        "Authorization");
  }
}
