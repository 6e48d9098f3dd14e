package io.emprops.openapi.adapter.in.rest.budget;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets are kept over HTTP, whether the queue is there or not. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BudgetResourceTest {
  private static final String FINE =
      """
      {"name": "Chat", "covers": {"kind": "job_type", "name": "openai_chat"}, "period": "day",
       "limit_usd": 2.500001, "limit_tokens": 1000}
      """;

  @Inject Api api;

  @Test
  void isMadeReadChangedAndDeleted() {
    String id = add(FINE);

    api.as("acme", Role.OPERATOR)
        .get("/api/budgets/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Chat"))
        .body("covers.kind", equalTo("job_type"))
        .body("covers.name", equalTo("openai_chat"))
        .body("period", equalTo("day"))
        .body("limit_usd", equalTo(2.500001f))
        .body("limit_tokens", equalTo(1000))
        .body("spent_usd", equalTo(0.0f))
        .body("held_tokens", equalTo(0))
        .body("turns_at", containsString("T00:00:00Z"));

    api.as("acme", Role.ADMIN)
        .contentType(ContentType.JSON)
        .body("{\"name\":\"More\",\"limit_tokens\":7}")
        .put("/api/budgets/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("More"))
        .body("limit_usd", equalTo(null))
        .body("limit_tokens", equalTo(7))
        .body("period", equalTo("day"));

    api.as("acme", Role.OPERATOR)
        .get("/api/budgets")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
    api.as("other", Role.ADMIN).get("/api/budgets/" + id).then().statusCode(404);
    api.as("other", Role.ADMIN).get("/api/budgets").then().body("items.id", not(hasItem(id)));
    api.as("acme", Role.ADMIN).delete("/api/budgets/" + id).then().statusCode(204);
    api.as("acme", Role.ADMIN).delete("/api/budgets/" + id).then().statusCode(404);
    api.as("acme", Role.ADMIN).get("/api/budgets/no-such-id").then().statusCode(404);
  }

  @Test
  void coversAllJobsWhereNothingElseIsSaid() {
    String id = add("{\"name\":\"All\",\"period\":\"total\",\"limit_usd\":1}");

    api.as("acme", Role.OPERATOR)
        .get("/api/budgets/" + id)
        .then()
        .body("covers.kind", equalTo("organisation"))
        .body("turns_at", equalTo(null));
    api.as("acme", Role.ADMIN).delete("/api/budgets/" + id).then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"period\":\"day\",\"limit_usd\":1} | /name",
        "{\"name\":\"\",\"period\":\"day\",\"limit_usd\":1} | /name",
        "{\"name\":\"a\",\"limit_usd\":1} | /period",
        "{\"name\":\"a\",\"period\":\"week\",\"limit_usd\":1} | /period",
        "{\"name\":\"a\",\"period\":\"day\"} | /limit_tokens",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_usd\":0.0000001} | /limit_usd",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_usd\":-1} | /limit_usd",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_tokens\":-1} | /limit_tokens",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_usd\":1,\"covers\":{}} | /covers/kind",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_usd\":1,\"covers\":{\"kind\":\"user\"}} | /covers/name",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_usd\":1,\"covers\":{\"kind\":\"team\",\"name\":\"x\"}} | /covers/kind",
        "{\"name\":\"a\",\"period\":\"day\",\"limit_usd\":1,\"covers\":{\"kind\":\"workflow\",\"name\":\"x\"}} | /covers/name",
      })
  void saysWhichMemberIsWrong(String body, String pointer) {
    api.as("acme", Role.ADMIN)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/budgets")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void keepsWhatItCoversAndItsPeriod() {
    String id = add(FINE);

    api.as("acme", Role.ADMIN)
        .contentType(ContentType.JSON)
        .body(FINE)
        .put("/api/budgets/" + id)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/covers"));
    api.as("acme", Role.ADMIN).delete("/api/budgets/" + id).then().statusCode(204);
  }

  @Test
  void isReadByOperatorsAndWrittenByAdministratorsAlone() {
    api.as("acme", Role.RUNNER).get("/api/budgets").then().statusCode(403);
    api.as("acme", Role.OPERATOR)
        .contentType(ContentType.JSON)
        .body(FINE)
        .post("/api/budgets")
        .then()
        .statusCode(403);
  }

  private String add(String body) {
    return api.as("acme", Role.ADMIN)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/budgets")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
