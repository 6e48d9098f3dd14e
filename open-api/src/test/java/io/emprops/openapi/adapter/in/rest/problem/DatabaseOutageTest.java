package io.emprops.openapi.adapter.in.rest.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.emprops.core.identity.Role;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A database that is away is no fault of ours, and no secret; but it is nobody's fault either. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(value = MortalPostgres.class, restrictToAnnotatedClass = true)
class DatabaseOutageTest {
  @Inject Api api;

  @SuppressWarnings("NullAway.Init") // the test resource fills it
  Runnable stopPostgres;

  @Test
  void asksToComeBackWhileTheDatabaseIsAway() {
    String token = api.token("outage", Role.EDITOR);
    Api.with(token).get("/api/workflows").then().statusCode(200);

    stopPostgres.run();

    Api.with(token)
        .get("/api/workflows")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", notNullValue())
        .body("code", equalTo("unavailable"))
        .body("detail", not(containsString("SQL")));
    given()
        .contentType(ContentType.JSON)
        .body("{\"code\":\"any\"}")
        .post("/api/sign-in")
        .then()
        .statusCode(503)
        .body("code", equalTo("unavailable"));
    given().get("/q/health/ready").then().statusCode(503);
    given().get("/q/health/live").then().statusCode(200);
  }
}
