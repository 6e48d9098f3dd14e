package io.emprops.queue.adapter.in;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Providers' calls, which show no more than the token in their address. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
class CallbacksTest {

  @Test
  void findsNoJobBehindATokenThatNobodyWaitsFor() {
    given()
        .contentType("application/json")
        .body("{\"status\":\"done\"}")
        .post("/callbacks/" + "a".repeat(43))
        .then()
        .statusCode(404);
  }
}
