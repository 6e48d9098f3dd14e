package io.emprops.openapi.adapter.in.rest.job;

import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.failed;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.emprops.core.identity.Role;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.adapter.out.ledger.LedgerFixture;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may not deal with dead letters, and what nobody can ask for. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeadLetterRefusalsTest {
  private static final String ROOT = "/api/dead-letters";

  @Inject LedgerFixture fixture;
  @Inject Api api;

  @BeforeEach
  void begin() {
    LedgerPorts ledger = fixture.empty();
    ledger.ledger().accept(aJob(1));
    ledger.projection().fill(List.of(event(id(1), 1, 1, failed("http-503", "broken"))));
  }

  @Test
  void refusesWhatItCannotRead() {
    String signature = onlySignature();

    for (String body :
        List.of(
            "{}",
            "{\"ids\":[]}",
            "{\"ids\":[\"x\"]}",
            "{\"ids\":[null]}",
            "{\"ids\":[\"%s\",\"%s\"],\"inputs\":{}}".formatted(id(1), id(2)))) {
      as(Role.OPERATOR)
          .contentType(ContentType.JSON)
          .body(body)
          .post(ROOT + "/requeue")
          .then()
          .statusCode(400);
    }
    for (String body : List.of("{}", "{\"per_minute\":0}", "{\"per_minute\":6001}")) {
      as(Role.OPERATOR)
          .contentType(ContentType.JSON)
          .body(body)
          .post(ROOT + "/" + signature + "/redrive")
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/per_minute"));
    }
    as(Role.RUNNER).get(ROOT).then().body("items", hasSize(1));
  }

  @Test
  void asksForTheRoleAndHidesTheDeadLettersOfOthers() {
    String signature = onlySignature();

    as(Role.VIEWER).get(ROOT).then().statusCode(403);
    as(Role.VIEWER).get(ROOT + "/" + signature + "/jobs").then().statusCode(403);
    as(Role.EDITOR).post(ROOT + "/" + signature + "/requeue").then().statusCode(403);
    as(Role.EDITOR).post(ROOT + "/" + signature + "/dismiss").then().statusCode(403);
    RequestSpecification other = api.as("other", Role.ADMIN);
    other.get(ROOT).then().body("items", empty());
    other.post(ROOT + "/" + signature + "/dismiss").then().body("dismissed", equalTo(0));
    as(Role.RUNNER).get(ROOT).then().body("items", hasSize(1));
  }

  private String onlySignature() {
    return as(Role.RUNNER).get(ROOT).then().extract().path("items[0].signature");
  }

  private RequestSpecification as(Role role) {
    return api.as("acme", role);
  }
}
